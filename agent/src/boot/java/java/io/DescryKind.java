package java.io;

/**
 * The kinds of handle, as the small numbers that hooks pass. Compile-time constants: no code refers
 * to this class at run time, so it is not defined into the JVM. {@code model.HandleKind} lists the
 * same kinds in the same order; a test holds the two together.
 */
public final class DescryKind {

  public static final int FILE_INPUT = 0;
  public static final int FILE_OUTPUT = 1;
  public static final int RANDOM_ACCESS_FILE = 2;
  public static final int FILE_CHANNEL = 3;
  public static final int ASYNC_FILE_CHANNEL = 4;
  public static final int DIRECTORY_STREAM = 5;
  public static final int ZIP_FILE = 6;
  public static final int SOCKET = 7;
  public static final int SERVER_SOCKET = 8;
  public static final int SOCKET_CHANNEL = 9;
  public static final int SERVER_SOCKET_CHANNEL = 10;
  public static final int DATAGRAM = 11;
  public static final int ASYNC_SOCKET_CHANNEL = 12;
  public static final int ASYNC_SERVER_SOCKET_CHANNEL = 13;
  public static final int ASYNC_CHANNEL_GROUP = 14;
  public static final int PIPE = 15;
  public static final int SELECTOR = 16;
  public static final int WATCH_SERVICE = 17;
  public static final int PROCESS = 18;
  public static final int NATIVE = 19;
  public static final int POLLER = 20;
  public static final int HTTP_CLIENT = 21;
  public static final int HTTP_EXCHANGE = 22;

  /** How many kinds there are. */
  public static final int COUNT = 23;

  private DescryKind() {}
}
