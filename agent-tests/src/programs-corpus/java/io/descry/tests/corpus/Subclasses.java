package io.descry.tests.corpus;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.zip.ZipFile;

/** Subclasses of the application's, also rude ones, and their ends. */
final class Subclasses implements Family {

  @Override
  public void addTo(Corpus corpus) {
    streams(corpus);
    constructors(corpus);
    sockets(corpus);
    collected(corpus);
  }

  /** Counts, and never closes itself but through what it overrides. */
  private static final class Counting extends FileInputStream {
    static int closes;

    Counting(File file) throws IOException {
      super(file);
    }

    @Override
    public void close() throws IOException {
      closes++;
      super.close();
    }

    @Override
    public boolean equals(Object other) {
      throw new UnsupportedOperationException("equals");
    }

    @Override
    public int hashCode() {
      throw new UnsupportedOperationException("hashCode");
    }

    @Override
    public String toString() {
      throw new UnsupportedOperationException("toString");
    }
  }

  private static void streams(Corpus corpus) {
    corpus
        .program(
            "a stream whose equals, hashCode and toString throw",
            page -> {
              Counting.closes = 0;
              try (Counting in = new Counting(page.file("a", "text"))) {
                page.say(in.read(), in.getChannel().position());
                page.tell("hash code", in::hashCode);
              }
              page.say(Counting.closes);
            })
        .program(
            "a stream whose close does nothing, closed through its channel",
            page -> {
              FileOutputStream out =
                  new FileOutputStream(page.absent("a")) {
                    @Override
                    public void close() {}
                  };
              out.close();
              out.write(1);
              page.say(page.absent("a").length(), out.getFD().valid());
              out.getChannel().close();
              page.does("write", () -> out.write(1));
              page.say(out.getFD().valid());
              // With a close of its own the channel cannot close it before 9; this can.
              new FileOutputStream(out.getFD()).close();
            })
        .program(
            "a random access file whose close throws",
            page -> {
              RandomAccessFile file =
                  new RandomAccessFile(page.absent("a"), "rw") {
                    @Override
                    public void close() throws IOException {
                      super.close();
                      throw new IOException("rude");
                    }
                  };
              page.does("close", file::close);
              page.tell("read", file::read);
            })
        .program(
            "a zip file of an own class",
            page -> {
              File file = page.absent("a.zip");
              try (java.util.zip.ZipOutputStream out =
                  new java.util.zip.ZipOutputStream(new FileOutputStream(file))) {
                out.putNextEntry(new java.util.zip.ZipEntry("a"));
              }
              try (ZipFile zip = new ZipFile(file) {}) {
                page.say(zip.size());
              }
            });
  }

  /** Reads in its constructor, and throws when it does not like what it reads. */
  private static final class Picky extends FileInputStream {
    static FileDescriptor fd;

    Picky(File file) throws IOException {
      super(file);
      fd = getFD();
      if (read() != 'x') {
        throw new IllegalArgumentException("not what I like");
      }
    }
  }

  private static void constructors(Corpus corpus) {
    corpus.program(
        "a constructor throws after its file was opened",
        page -> {
          page.does("liked", () -> new Picky(page.file("a", "x")).close());
          page.does("not liked", () -> new Picky(page.file("a", "y")));
          page.say(Picky.fd.valid());
          new FileInputStream(Picky.fd).close();
        });
  }

  private static void sockets(Corpus corpus) {
    corpus.program(
        "a socket that overrides its close",
        page -> {
          try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
            Socket socket =
                new Socket(Loopback.HERE, server.getLocalPort()) {
                  @Override
                  public synchronized void close() throws IOException {
                    super.close();
                    throw new IOException("rude");
                  }
                };
            page.does("close", socket::close);
            page.does("by its stream", () -> socket.getInputStream().close());
            page.say(socket.isClosed());
          }
        });
  }

  /** Its finalize is the application's, and closes late. */
  private static final class Finalized extends FileInputStream {
    static volatile int finalized;

    Finalized(File file) throws IOException {
      super(file);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() throws IOException {
      finalized++;
      close();
    }
  }

  private static void collected(Corpus corpus) {
    corpus
        .program(
            "a stream that nobody has any more is closed by the collector",
            page -> {
              open(new FileInputStream(page.file("a", "text")));
              page.say(isCollected(page, "a"));
            })
        .program(
            "a file with a finalizer of the application's",
            page -> {
              open(new Finalized(page.file("a", "text")));
              page.say(isCollected(page, "a"), Finalized.finalized);
            })
        .program(
            "a channel that nobody has any more, by its stream",
            page -> {
              open(new FileOutputStream(page.absent("a")).getChannel());
              page.say(isCollected(page, "a"));
            })
        .program(
            "a zip file that nobody has any more",
            page -> {
              File file = page.absent("a.zip");
              try (java.util.zip.ZipOutputStream out =
                  new java.util.zip.ZipOutputStream(new FileOutputStream(file))) {
                out.putNextEntry(new java.util.zip.ZipEntry("a"));
              }
              open(new ZipFile(file));
              page.say(isCollected(page, "a.zip"));
            })
        .program(
            "a socket that nobody has any more",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                open(new Socket(Loopback.HERE, server.getLocalPort()));
                try (Socket accepted = server.accept()) {
                  Worker reader = Worker.start(() -> accepted.getInputStream().read());
                  page.say(collectUntil(reader));
                }
              }
            });
  }

  /** A frame of its own, so that no local variable of the caller's keeps the handle. */
  private static void open(AutoCloseable handle) {
    if (handle == null) {
      throw new IllegalStateException();
    }
  }

  private static boolean isCollected(Page page, String name) throws InterruptedException {
    File file = page.absent(name);
    for (int i = 0; i < 1000 && Descriptors.hasOpen(file); i++) {
      System.gc();
      System.runFinalization();
      Thread.sleep(5);
    }
    return !Descriptors.hasOpen(file);
  }

  private static Object collectUntil(Worker reader) throws InterruptedException {
    for (int i = 0; i < 1000 && !reader.isDone(); i++) {
      System.gc();
      System.runFinalization();
      Thread.sleep(5);
    }
    return reader.outcome();
  }
}
