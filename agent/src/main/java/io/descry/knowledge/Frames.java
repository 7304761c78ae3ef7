package io.descry.knowledge;

/** Reads the text of a frame, such as {@code com.acme.Conf.load(Conf.java:31)}. */
final class Frames {

  private Frames() {}

  /** Whether the frame is of this class or of one nested in it. */
  static boolean isOfClass(String frame, String className) {
    return starts(frame, className, '.', '$') && isInClass(frame, className);
  }

  /** Whether the frame's class lies in this package or below. */
  static boolean isOfPackage(String frame, String packageName) {
    return starts(frame, packageName, '.', '.') && !isInClass(frame, packageName);
  }

  /** Whether the frame is of this class, or of this {@code class.method}. */
  static boolean isOf(String frame, String place) {
    return isOfClass(frame, place) || starts(frame, place, '(', '(');
  }

  /** Whether nothing but a nested class and the method follow: else the name was a package's. */
  private static boolean isInClass(String frame, String className) {
    int open = frame.indexOf('(');
    String after = frame.substring(className.length(), Math.max(className.length(), open));
    return after.lastIndexOf('.') == after.indexOf('.') && after.indexOf('.') >= 0;
  }

  private static boolean starts(String frame, String name, char one, char other) {
    if (!frame.startsWith(name) || frame.length() == name.length()) {
      return false;
    }
    char next = frame.charAt(name.length());
    return next == one || next == other;
  }
}
