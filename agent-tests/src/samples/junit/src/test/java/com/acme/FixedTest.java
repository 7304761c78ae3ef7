package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.descry.junit.NoDescriptorLeaks;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same with every path closed. */
@NoDescriptorLeaks
class FixedTest {

  private static ServerSocket server;

  @BeforeAll
  static void listens() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterAll
  static void ends() throws IOException {
    server.close();
  }

  @Test
  void reads_a_file() throws IOException {
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      assertEquals('1', (char) in.read());
    }
  }

  @Test
  void closes_a_socket_a_moment_later() throws Exception {
    ServerSocket late = new ServerSocket(0);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(
        () -> {
          Thread.sleep(50);
          late.close();
          return null;
        });
    pool.shutdown();
  }
}
