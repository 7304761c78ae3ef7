package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.IOException;

/** A little of everything that a start can break, and what came of it on stdout. */
public final class Plain {

  private Plain() {}

  public static void main(String[] args) throws Exception {
    try (FileInputStream in = new FileInputStream("/proc/self/status")) {
      System.out.println((char) in.read());
    }
    try {
      new FileInputStream("/no/such/file").close();
    } catch (IOException e) {
      System.out.println(e);
    }
    for (String name : args) {
      System.out.println(Class.forName(name).getConstructor().newInstance());
    }
    while (System.in.read() >= 0) {
      // Until the test has seen enough.
    }
    System.out.println("done");
  }
}
