package io.descry.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of a cache as libraries build them: with a pool of connections, opened at once. */
final class CacheClient implements AutoCloseable {

  private static final int POOL = 2;

  private final List<Socket> pool;

  CacheClient(URI cache) {
    pool = Stream.generate(() -> connect(cache)).limit(POOL).collect(Collectors.toList());
  }

  boolean isCached(String key) throws IOException {
    Socket socket = pool.get(key.length() % POOL);
    String request = "GET /" + key + " HTTP/1.1\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return Http.readRequest(Http.reader(socket));
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : pool) {
      socket.close();
    }
  }

  private static Socket connect(URI cache) {
    try {
      return new Socket(cache.getHost(), cache.getPort()); // A connection of the pool.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
