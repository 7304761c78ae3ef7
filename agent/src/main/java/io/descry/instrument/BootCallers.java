package io.descry.instrument;

/**
 * Classes that call hooked code and must be loaded before it is retransformed: on 25 and later a
 * class that comes out of the CDS archive after its superclass was retransformed can still call the
 * old constructor.
 */
final class BootCallers {

  /** None before was seen to; a few more for certain. */
  private static final int FIRST_JDK = 18;

  private static final String[] CLASSES = {
    "java.io.FileNotFoundException",
    "java.io.EOFException",
    "java.io.InterruptedIOException",
    "java.net.SocketException",
    "java.net.BindException",
    "java.net.ConnectException",
    "java.net.NoRouteToHostException",
    "java.net.PortUnreachableException",
    "java.net.SocketTimeoutException",
    "java.net.UnknownHostException",
    "java.nio.file.FileSystemException",
    "java.nio.file.NoSuchFileException",
    "java.nio.file.AccessDeniedException",
    "java.nio.file.FileAlreadyExistsException",
    "java.nio.file.NotDirectoryException",
    "java.nio.channels.ClosedChannelException",
    "java.util.zip.ZipException",
    "sun.nio.fs.UnixException",
    "sun.nio.fs.UnixNativeDispatcher",
    "sun.nio.ch.Net",
    "sun.nio.ch.IOUtil",
    "java.net.PlainSocketImpl",
    "java.net.PlainDatagramSocketImpl",
    "java.net.SocksSocketImpl",
    "java.io.FileReader",
    "java.io.FileWriter",
    "java.io.PrintStream",
  };

  private BootCallers() {}

  static void load() {
    if (JavaVersion.feature() < FIRST_JDK) {
      return;
    }
    for (String name : CLASSES) {
      BootClasses.find(name);
    }
  }
}
