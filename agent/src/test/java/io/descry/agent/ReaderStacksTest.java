package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.SocketReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReaderStacksTest {

  private static final String BOTTOM = "io.descry.agent.ReaderStacksTest.lambda$";

  @Test
  void a_thread_that_does_nothing_but_read_is_dedicated() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      Thread reader = new Thread(() -> read(socket));
      reader.setDaemon(true);
      reader.start();

      SocketReader seen = await(reader);

      assertThat(seen.bottomFrame).startsWith(BOTTOM);
      assertThat(seen.dedicated).isTrue();
    }
  }

  @Test
  void a_worker_of_a_pool_is_not_dedicated() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      Thread worker = pool.submit(Thread::currentThread).get();
      pool.execute(() -> read(socket));

      SocketReader seen = await(worker);

      assertThat(seen.bottomFrame).startsWith(BOTTOM);
      assertThat(seen.dedicated).isFalse();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_thread_that_accepts_reads_nothing() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread acceptor = new Thread(() -> accept(server));
      acceptor.setDaemon(true);
      acceptor.start();
      Awaitility.await().until(() -> isIn(acceptor, "accept"));

      assertThat(ReaderStacks.among(new Thread[] {acceptor}, 1)).isEmpty();
    }
  }

  private static SocketReader await(Thread thread) {
    Thread[] threads = {thread};
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ReaderStacks.among(threads, 1), readers -> !readers.isEmpty())
        .get(0);
  }

  private static boolean isIn(Thread thread, String method) {
    return List.of(thread.getStackTrace()).stream()
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  @SuppressWarnings("EmptyCatch") // The test closes the socket under it.
  private static void read(Socket socket) {
    try {
      socket.getInputStream().read();
    } catch (IOException e) {
    }
  }

  @SuppressWarnings("EmptyCatch") // As above.
  private static void accept(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
    }
  }
}
