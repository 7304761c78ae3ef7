package io.descry.bench;

/** A child's main class: prints which JDK runs it. */
public final class Version {

  private Version() {}

  public static void main(String[] arguments) {
    System.out.println(
        "JDK " + System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
  }
}
