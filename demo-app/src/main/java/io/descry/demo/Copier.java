package io.descry.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Scenario {@code port-exhaustion}: copies objects of a store, eight at once. It closes all it
 * opens, and that is the trouble: each connection closed keeps its local port for a minute.
 */
final class Copier {

  private static final int PARALLEL = 8;

  private final ExecutorService workers = Executors.newFixedThreadPool(PARALLEL, Copier::daemon);
  private final OkHttpClient client;
  private final Request request;

  private Copier(URI store, int idleConnections) {
    ConnectionPool pool = new ConnectionPool(idleConnections, 5, TimeUnit.MINUTES);
    client = new OkHttpClient.Builder().connectionPool(pool).build();
    request = new Request.Builder().url(store.toString()).build();
  }

  /** Two of eight connections are kept for the next batch, six are closed. */
  static Copier leaky(URI store) {
    return new Copier(store, 2);
  }

  /** As many connections are kept as copies run at once. */
  static Copier fixed(URI store) {
    return new Copier(store, PARALLEL);
  }

  /** One batch. */
  void copyAll() throws IOException, InterruptedException {
    List<Callable<Long>> copies = Collections.nCopies(PARALLEL, this::copy);
    for (Future<Long> copy : workers.invokeAll(copies)) {
      bytes(copy);
    }
  }

  private long copy() throws IOException {
    try (Response response = client.newCall(request).execute()) { // The line that connects.
      return response.body().bytes().length;
    }
  }

  private static long bytes(Future<Long> copy) throws IOException, InterruptedException {
    try {
      return copy.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "copier");
    thread.setDaemon(true);
    return thread;
  }
}
