package io.descry.tests.corpus;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;

/** Devices, files of /proc, FIFOs: what is no plain file. */
final class SpecialFiles implements Family {

  @Override
  public void addTo(Corpus corpus) {
    devices(corpus);
    proc(corpus);
    fifos(corpus);
  }

  private static void devices(Corpus corpus) {
    corpus
        .program(
            "/dev/null swallows and has nothing",
            page -> {
              try (FileInputStream in = new FileInputStream("/dev/null");
                  FileOutputStream out = new FileOutputStream("/dev/null", true)) {
                out.write(new byte[100]);
                page.say(in.read(), in.available(), in.skip(10), out.getChannel().size());
              }
              RandomAccessFile file = page.keep(new RandomAccessFile("/dev/null", "rw"));
              page.does("length", () -> file.setLength(5));
              page.say(new File("/dev/null").length(), Files.size(Paths.get("/dev/null")));
            })
        .program(
            "/dev/zero and /dev/full",
            page -> {
              try (FileInputStream in = new FileInputStream("/dev/zero")) {
                page.say(in.read(new byte[5000]), in.read());
              }
              try (FileOutputStream out = new FileOutputStream("/dev/full")) {
                page.does("write", () -> out.write(1));
                page.does("by the channel", () -> out.getChannel().write(ByteBuffer.allocate(1)));
              }
            });
  }

  private static void proc(Corpus corpus) {
    corpus
        .program(
            "files of /proc have no length and a content",
            page -> {
              Path path = Paths.get("/proc/self/comm");
              page.say(Files.size(path), Files.readAllBytes(path).length > 0);
              try (FileInputStream in = new FileInputStream("/proc/self/comm")) {
                page.say(in.available(), in.read() > 0, in.skip(100), in.read());
              }
              page.does("a thread's", () -> Files.readAllLines(Paths.get("/proc/self/status")));
              page.does("write", () -> new FileOutputStream("/proc/self/stat").close());
            })
        .program(
            "a file is opened through its own descriptor",
            page -> {
              try (FileChannel channel = FileChannel.open(page.path("a", "text"))) {
                channel.position(2);
                int count = 0;
                for (String number : new File("/proc/self/fd").list()) {
                  Path link = Paths.get("/proc/self/fd", number);
                  if (Files.exists(link)
                      && page.absent("a").toPath().equals(Files.readSymbolicLink(link))) {
                    count += Files.readAllBytes(link).length;
                  }
                }
                page.say(count, channel.position());
              }
            });
  }

  private static File fifo(Page page) throws Exception {
    File fifo = page.absent("fifo");
    Process make = new ProcessBuilder("mkfifo", fifo.getPath()).inheritIO().start();
    if (make.waitFor() != 0) {
      throw new IllegalStateException("no mkfifo");
    }
    return fifo;
  }

  private static void fifos(Corpus corpus) {
    corpus
        .program(
            "a FIFO blocks its opener until the other end opens",
            page -> {
              File fifo = fifo(page);
              Worker reader =
                  Worker.start(
                          () -> {
                            try (FileInputStream in = new FileInputStream(fifo)) {
                              return in.read() + " " + in.read();
                            }
                          })
                      .blockedIn("<init>");
              try (FileOutputStream out = new FileOutputStream(fifo)) {
                out.write(7);
              }
              page.say(reader.outcome());
            })
        .program(
            "a FIFO is open for both, and closed while a thread reads",
            page -> {
              File fifo = fifo(page);
              RandomAccessFile both = new RandomAccessFile(fifo, "rw");
              both.write(new byte[] {1, 2});
              page.say(both.read(), both.read());
              page.does("seek", () -> both.seek(1));
              page.tell("length", both::length);
              Worker reader = Worker.start(both::read).blockedIn("read");
              both.write(3);
              page.say(reader.outcome());
              both.close();
            })
        .program(
            "the channel of a FIFO is closed while a thread reads",
            page -> {
              FileChannel channel =
                  FileChannel.open(
                      fifo(page).toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
              page.say(channel.write(ByteBuffer.allocate(2)));
              page.tell("read", () -> channel.read(ByteBuffer.allocate(5)));
              channel.close();
            });
  }
}
