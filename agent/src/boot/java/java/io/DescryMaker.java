package java.io;

/**
 * The maker of an exception that says that no descriptor is free. An application relays the
 * messages of other processes in exceptions of its own: only the JDK's own I/O classes are
 * believed, and only in the forms that they use. Stateless; any thread.
 */
public final class DescryMaker {

  static final String EMFILE_TEXT = "Too many open files";
  static final String ENFILE_TEXT = "Too many open files in system";

  /** Forks and executes; what it throws is wrapped by another class, which names the program. */
  static final String STARTER = "java.lang.ProcessImpl";

  private static final String CONSTRUCTOR = "<init>";

  /** Where the JDK opens descriptors. Its clients of HTTP, FTP, RMI and LDAP relay texts. */
  private static final String[] OPENERS = {
    "java.io.",
    "java.net.",
    "java.nio.",
    "sun.nio.",
    "java.lang.Process",
    "java.lang.UNIXProcess",
    "java.util.zip.",
    "java.util.jar.",
    "jdk.net."
  };

  private DescryMaker() {}

  /** The error number that a message of the JDK's states, or 0. */
  public static int error(String message) {
    if (isForm(message, ENFILE_TEXT, "error=23, ")) {
      return DescryErrors.ENFILE;
    }
    return isForm(message, EMFILE_TEXT, "error=24, ") ? DescryErrors.EMFILE : 0;
  }

  /** Files, channels; sockets since 8; processes: {@code (reason)} stands last, first or not. */
  private static boolean isForm(String message, String text, String prefix) {
    int at = message.indexOf(text);
    if (at < 0) {
      return false;
    }
    int end = at + text.length();
    boolean first = at == 0 && (end == message.length() || message.startsWith(" (", end));
    boolean last = end + 1 == message.length() && message.endsWith(")") && isAfter(message, at);
    return first || last || (message.startsWith(prefix) && at == prefix.length());
  }

  /**
   * The error number that a start of a process states since 21, or 0. The text of its cause leads,
   * and a hint may follow: {@code Bad file descriptor, error: 24 (Too many open files) }. To be
   * believed of {@link #STARTER} only.
   */
  public static int processError(String message) {
    if (message.indexOf(", error: 23 (Too many open files in system)") > 0) {
      return DescryErrors.ENFILE;
    }
    boolean emfile = message.indexOf(", error: 24 (Too many open files)") > 0;
    return emfile ? DescryErrors.EMFILE : 0;
  }

  private static boolean isAfter(String message, int at) {
    return at >= 2 && message.charAt(at - 1) == '(' && message.charAt(at - 2) == ' ';
  }

  /** Whether a class of this name is one of the JDK's that open descriptors. */
  public static boolean isOpener(String className) {
    for (int i = 0; i < OPENERS.length; i++) {
      if (className.startsWith(OPENERS[i])) {
        return true;
      }
    }
    return false;
  }

  /** The frame that made the exception whose constructor is running, or null. */
  static StackTraceElement find() {
    StackTraceElement[] frames = new Throwable().getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      String name = frames[i].getClassName();
      boolean making =
          name.startsWith("java.io.Descry")
              || (CONSTRUCTOR.equals(frames[i].getMethodName()) && name.endsWith("Exception"));
      if (!making) {
        return frames[i];
      }
    }
    return null;
  }
}
