package io.descry.tests.programs;

/** Says one line on stdout and one on stderr, and ends with the exit code of its argument. */
public final class Hello {

  private Hello() {}

  public static void main(String[] args) {
    System.out.println("hello, world");
    System.err.println("hello, operator");
    System.exit(args.length == 0 ? 0 : Integer.parseInt(args[0]));
  }
}
