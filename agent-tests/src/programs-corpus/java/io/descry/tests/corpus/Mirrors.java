package io.descry.tests.corpus;

import java.io.FileInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;

/** What reflection, serialization and stack traces show of the classes that open. */
final class Mirrors implements Family {

  private static final String[] CLASSES = {
    "java.io.FileInputStream",
    "java.io.FileOutputStream",
    "java.io.RandomAccessFile",
    "java.io.FileDescriptor",
    "java.io.FileCleanable",
    "java.io.IOException",
    "java.net.Socket",
    "java.net.SocketImpl",
    "java.net.AbstractPlainSocketImpl",
    "java.net.UnknownHostException",
    "java.lang.ClassNotFoundException",
    "java.lang.NoClassDefFoundError",
    "java.lang.ExceptionInInitializerError",
    "java.lang.ProcessImpl",
    "java.lang.UNIXProcess",
    "java.util.zip.ZipFile",
    "java.util.zip.ZipFile$Source",
    "sun.nio.ch.FileChannelImpl",
    "sun.nio.ch.SocketChannelImpl",
    "sun.nio.ch.ServerSocketChannelImpl",
    "sun.nio.ch.DatagramChannelImpl",
    "sun.nio.ch.NioSocketImpl",
    "sun.nio.ch.SourceChannelImpl",
    "sun.nio.ch.EPollSelectorImpl",
    "sun.nio.ch.FileDispatcherImpl",
    "sun.nio.fs.UnixException",
    "sun.nio.fs.LinuxWatchService$Poller",
    "sun.nio.fs.UnixSecureDirectoryStream",
    "sun.net.NetworkClient",
    "sun.net.www.http.HttpClient",
    "sun.net.www.http.KeepAliveStream",
    "sun.nio.ch.UnixAsynchronousSocketChannelImpl",
    "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl",
    "sun.nio.ch.SimpleAsynchronousFileChannelImpl",
    "sun.nio.ch.SinkChannelImpl",
    "sun.nio.ch.SocketDispatcher",
    "sun.nio.ch.DatagramDispatcher",
    "sun.nio.ch.UnixFileDispatcherImpl",
    "sun.nio.ch.UnixDispatcher",
    "sun.nio.ch.EPollArrayWrapper",
    "sun.nio.ch.EPollPort",
    "sun.nio.ch.EPollPoller",
    "sun.nio.ch.EventFD",
    "java.net.SocketCleanable",
    "java.net.AbstractPlainDatagramSocketImpl",
    "java.util.concurrent.ThreadPoolExecutor",
    "java.lang.Thread"
  };

  @Override
  public void addTo(Corpus corpus) {
    corpus
        .program("the members of the classes that open and close", Mirrors::members)
        .program("serialVersionUIDs", Mirrors::versions)
        .program("stack traces of failed openings of files", Mirrors::fileTraces)
        .program("stack traces of failed connections", Mirrors::socketTraces)
        .program("stack traces below an open", Mirrors::traceBelow)
        .program("the application sees no class of the agent's", Mirrors::loading);
  }

  private static void members(Page page) {
    for (String name : CLASSES) {
      try {
        members(page, Class.forName(name, false, null));
      } catch (ClassNotFoundException e) {
        page.say(name, "is absent here");
      }
    }
  }

  private static void members(Page page, Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      members.add(method.toGenericString());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      members.add(constructor.toGenericString());
    }
    for (Field field : type.getDeclaredFields()) {
      members.add(field.toGenericString());
    }
    Collections.sort(members);
    page.say(type.toGenericString(), type.getInterfaces(), type.getDeclaredClasses().length);
    members.forEach(page::say);
  }

  private static void versions(Page page) throws Exception {
    for (String name : CLASSES) {
      try {
        ObjectStreamClass stream = ObjectStreamClass.lookup(Class.forName(name, false, null));
        page.say(name, stream == null ? "none" : stream.getSerialVersionUID());
      } catch (ClassNotFoundException e) {
        page.say(name, "is absent here");
      }
    }
  }

  private static void trace(Page page, String what, Page.Action action) {
    try {
      action.run();
      page.say(what, "throws nothing");
    } catch (Throwable e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        page.say(what, t);
        for (StackTraceElement frame : t.getStackTrace()) {
          page.say("  at", frame);
        }
      }
    }
  }

  private static void fileTraces(Page page) {
    String none = page.absent("none/here").getPath();
    trace(page, "stream", () -> new FileInputStream(none));
    trace(page, "output", () -> new java.io.FileOutputStream(none));
    trace(page, "random", () -> new java.io.RandomAccessFile(none, "r"));
    trace(page, "channel", () -> FileChannel.open(page.absent("none").toPath()));
    trace(page, "async", () -> AsynchronousFileChannel.open(page.absent("none").toPath()));
    trace(page, "list", () -> Files.newDirectoryStream(page.absent("none").toPath()));
    trace(page, "zip", () -> new ZipFile(page.file("text", "no zip, by far and away, at all")));
    trace(page, "process", () -> new ProcessBuilder(none).start());
    trace(page, "class", () -> Class.forName("none.Such"));
    trace(page, "closed", () -> closedStream(page).read());
  }

  private static FileInputStream closedStream(Page page) throws Exception {
    FileInputStream in = new FileInputStream(page.file("a", "x"));
    in.close();
    return in;
  }

  private static void socketTraces(Page page) throws Exception {
    InetSocketAddress nobody = Loopback.refused();
    trace(page, "socket", () -> new Socket(nobody.getAddress(), nobody.getPort()));
    trace(page, "channel", () -> SocketChannel.open(nobody));
    trace(page, "host", () -> new Socket(Loopback.NOWHERE, 80));
    trace(page, "bind", () -> new ServerSocket(0, 1, java.net.InetAddress.getByName("192.0.2.1")));
    java.net.URL url = new java.net.URL("http://127.0.0.1:" + nobody.getPort() + "/");
    trace(page, "url", url::openStream);
  }

  /** What an application's own code sees that is called from inside of the JDK's opening. */
  private static void traceBelow(Page page) throws Exception {
    java.io.File spying =
        new java.io.File(page.file("a", "x").getPath()) {
          private static final long serialVersionUID = 1;

          @Override
          public String getPath() {
            for (StackTraceElement frame : new Throwable().getStackTrace()) {
              page.say("  at", frame);
            }
            return super.getPath();
          }
        };
    new FileInputStream(spying).close();
  }

  private static void loading(Page page) {
    for (String name : new String[] {"net.bytebuddy.ByteBuddy", "org.slf4j.LoggerFactory"}) {
      page.tell(name, () -> Class.forName(name));
    }
    page.say(Thread.getDefaultUncaughtExceptionHandler());
  }
}
