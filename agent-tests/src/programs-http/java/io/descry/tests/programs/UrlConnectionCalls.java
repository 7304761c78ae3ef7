package io.descry.tests.programs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** The JDK's HttpURLConnection, which has no client. */
public final class UrlConnectionCalls implements HttpLibraryCalls {

  private final String address;

  public UrlConnectionCalls(String address) {
    this.address = address;
  }

  @Override
  public Closeable call() throws Exception {
    InputStream body = open();
    byte[] buffer = new byte[8192];
    while (body.read(buffer) >= 0) {
      continue;
    }
    return () -> {};
  }

  private InputStream open() throws IOException {
    return ((HttpURLConnection) new URL(address).openConnection()).getInputStream();
  }

  @Override
  public Closeable unread() throws Exception {
    return open();
  }

  @Override
  public Closeable unreadByAnotherThread() throws Exception {
    return unread();
  }

  @Override
  public Closeable clientOfItsOwn() throws Exception {
    return call();
  }

  @Override
  public Closeable derivedClient() throws Exception {
    return call();
  }

  @Override
  public void close() {}
}
