package com.acme;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Says nothing of Descry: it is watched where JUnit's detection of extensions is on. */
class PlainTest {

  private static final List<Closeable> KEPT = new ArrayList<>();

  @Test
  void keeps_a_file() throws IOException {
    KEPT.add(new FileInputStream("/etc/hosts"));
  }
}
