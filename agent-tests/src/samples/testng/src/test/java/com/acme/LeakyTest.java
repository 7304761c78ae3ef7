package com.acme;

import static org.testng.Assert.assertEquals;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests that leave something open, and two that must not be blamed. */
public class LeakyTest {

  private static final List<Closeable> KEPT = new ArrayList<>();
  private ServerSocket server;

  @BeforeClass
  public void listens() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterClass
  public void ends() throws IOException {
    server.close();
  }

  @DataProvider
  public Object[][] names() {
    return new Object[][] {{"hosts"}, {"hostname"}};
  }

  @Test(dataProvider = "names")
  public void keeps_a_file(String name) throws IOException {
    KEPT.add(new FileInputStream("/etc/" + name));
  }

  @Test
  public void drops_a_stream() throws IOException {
    assertEquals(new FileInputStream("/etc/hosts").read(), '1');
  }

  @Test
  public void closes_what_it_opens() throws IOException {
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      assertEquals(in.read(), '1');
    }
  }
}
