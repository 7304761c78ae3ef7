package com.acme;

import static org.testng.Assert.assertEquals;

import java.io.FileInputStream;
import java.io.IOException;
import org.testng.annotations.Test;

/** The same with every path closed. */
public class FixedTest {

  @Test
  public void reads_a_file() throws IOException {
    try (FileInputStream in = new FileInputStream("/etc/hosts")) {
      assertEquals(in.read(), '1');
    }
  }
}
