package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.descry.junit.AllowDescriptors;
import io.descry.junit.NoDescriptorLeaks;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that leave something open, each in another way, and three that must not be blamed. */
@NoDescriptorLeaks
class LeakyTest {

  private static final List<Closeable> KEPT = new ArrayList<>();
  private static ServerSocket server;

  @BeforeAll
  static void listens() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    KEPT.add(new FileInputStream("/etc/hostname"));
  }

  @AfterAll
  static void ends() throws IOException {
    server.close();
  }

  @Test
  void keeps_a_file() throws IOException {
    KEPT.add(new FileInputStream("/etc/hosts"));
  }

  @Test
  void drops_a_stream() throws IOException {
    assertEquals('1', (char) new FileInputStream("/etc/hosts").read());
  }

  @Test
  void leaves_a_socket_of_another_thread() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> KEPT.add(new ServerSocket(0))).get();
    pool.shutdown();
  }

  @Test
  void closes_what_it_opens() throws IOException {
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      assertEquals('1', (char) in.read());
    }
  }

  @Test
  @AllowDescriptors(kind = "file-input", target = "/etc/host*", reason = "kept for all tests")
  void may_keep_a_file() throws IOException {
    KEPT.add(new FileInputStream("/etc/hosts"));
  }

  @Test
  @AllowDescriptors(site = "com.acme.LeakyTest", reason = "was so once", until = "2020-12-31")
  void might_have_kept_a_file_once() throws IOException {
    KEPT.add(new FileInputStream("/etc/hosts"));
  }
}
