package io.descry.bench;

/** The smallest program: what is beyond its CPU time is the start of JVM and agent. */
public final class Hello {

  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
