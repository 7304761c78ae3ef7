package io.descry.tests.programs;

import io.descry.api.DescriptorLeakError;
import io.descry.api.LeakCheck;
import java.io.Closeable;
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;

/** Checks pieces of code as the tests of any framework would; the agent is not there at first. */
public final class LeakChecked {

  private static final List<Closeable> KEPT = new ArrayList<>();

  private LeakChecked() {}

  public static void main(String[] args) throws Exception {
    KEPT.add(new FileInputStream("/etc/passwd"));
    LeakCheck clean = LeakCheck.begin();
    new FileInputStream("/etc/hosts").close();
    clean.assertNone();
    System.out.println("clean");

    LeakCheck leaky = LeakCheck.begin();
    KEPT.add(new FileInputStream("/etc/hosts"));
    drop();
    try {
      leaky.assertNone();
    } catch (DescriptorLeakError e) {
      e.leaks()
          .forEach(leak -> System.out.println(leak.kind + " " + leak.target + " " + leak.fate));
      System.out.println(e.getStackTrace()[0].getMethodName());
    }
    LeakCheck.begin().assertNone();
    System.out.println("nothing since");
  }

  private static void drop() throws Exception {
    new FileInputStream("/etc/hostname").read();
  }
}
