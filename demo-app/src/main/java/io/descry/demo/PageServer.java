package io.descry.demo;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scenarios {@code inherited-limit} and {@code too-much-load}: renders pages from a template, and
 * closes all it opens. A request holds two descriptors, its connection and the template, while a
 * slow database works: many at once need many descriptors.
 */
final class PageServer {

  /** The database answers all when so long no query has come: what comes at once waits at once. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final File template;
  private final AtomicLong latestNanos = new AtomicLong();

  PageServer(File template) {
    this.template = template;
  }

  void serve(Socket client) throws IOException {
    Http.readRequest(Http.reader(client));
    try (InputStream in = new FileInputStream(template)) {
      awaitDatabase();
      client.getOutputStream().write(Http.answer("rendered from " + in.available(), true));
    }
  }

  private void awaitDatabase() throws IOException {
    latestNanos.set(System.nanoTime());
    try {
      while (System.nanoTime() - latestNanos.get() < SLOW_NANOS) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
