package io.descry.tests.corpus;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;

/** FileInputStream, FileOutputStream, RandomAccessFile: reads, writes, positions, closes. */
final class FileStreams implements Family {

  @Override
  public void addTo(Corpus corpus) {
    reading(corpus);
    writing(corpus);
    randomAccess(corpus);
    closing(corpus);
    sharing(corpus);
  }

  private static void reading(Corpus corpus) {
    corpus
        .program(
            "a file is read byte by byte to its end, and again",
            page -> {
              try (FileInputStream in = new FileInputStream(page.file("a", "xyz"))) {
                page.say(in.read(), in.read(), in.read(), in.read(), in.read());
              }
            })
        .program(
            "available and skip, also beyond the end and backwards",
            page -> {
              try (FileInputStream in = new FileInputStream(page.file("a", "0123456789"))) {
                page.say(in.available(), in.skip(4), in.available(), in.read());
                page.say(in.skip(-2), in.read(), in.skip(100), in.available(), in.read());
                page.tell("before the begin", () -> in.skip(-1000));
              }
            })
        .program(
            "bounds of a read are checked before anything is read",
            page -> {
              try (FileInputStream in = new FileInputStream(page.file("a", "0123456789"))) {
                page.tell("negative", () -> in.read(new byte[3], -1, 2));
                page.tell("too long", () -> in.read(new byte[3], 2, 2));
                page.tell("null", () -> in.read(null));
                page.tell("none", () -> in.read(new byte[0]));
                page.tell("first", in::read);
              }
            })
        .program(
            "marks are not supported",
            page -> {
              try (InputStream in = new FileInputStream(page.file("a", "0123456789"))) {
                in.mark(5);
                page.say(in.markSupported(), in.read());
                page.does("reset", in::reset);
              }
            })
        .program(
            "an empty file",
            page -> {
              try (FileInputStream in = new FileInputStream(page.file("a", ""))) {
                page.say(in.available(), in.read(), in.read(new byte[4]), in.skip(1), in.read());
              }
            });
  }

  private static void writing(Corpus corpus) {
    corpus
        .program(
            "a file is truncated, and appended to",
            page -> {
              File file = page.file("a", "0123456789");
              try (FileOutputStream out = new FileOutputStream(file)) {
                out.write("ab".getBytes("US-ASCII"));
              }
              try (FileOutputStream out = new FileOutputStream(file, true)) {
                out.write("xcdx".getBytes("US-ASCII"), 1, 2);
                page.say(out.getChannel().position());
              }
              page.say(file.length(), text(file));
            })
        .program(
            "bounds of a write are checked before anything is written",
            page -> {
              File file = page.absent("a");
              try (FileOutputStream out = new FileOutputStream(file)) {
                page.does("negative", () -> out.write(new byte[3], -1, 2));
                page.does("too long", () -> out.write(new byte[3], 2, 2));
                page.does("null", () -> out.write(null));
                page.does("none", () -> out.write(new byte[0]));
              }
              page.say(file.length());
            })
        .program(
            "a writer and a reader of characters",
            page -> {
              File file = page.absent("a");
              try (FileWriter out = new FileWriter(file)) {
                out.append("one\n").append('2').write("three", 1, 3);
              }
              try (FileReader in = new FileReader(file)) {
                char[] chars = new char[20];
                page.say(in.read(chars), new String(chars).trim().replace('\n', '|'));
              }
            });
  }

  private static void randomAccess(Corpus corpus) {
    corpus
        .program(
            "a random access file is read and written at places",
            page -> {
              try (RandomAccessFile file = new RandomAccessFile(page.absent("a"), "rw")) {
                file.setLength(20);
                file.seek(10);
                file.writeLong(1L << 40);
                file.writeUTF("grüße");
                file.seek(10);
                page.say(file.length(), file.readLong(), file.readUTF(), file.getFilePointer());
                page.does("before the begin", () -> file.seek(-1));
                file.setLength(12);
                page.say(file.length(), file.getFilePointer(), file.read());
              }
            })
        .program(
            "a random access file ends in the middle of a number",
            page -> {
              try (RandomAccessFile file = new RandomAccessFile(page.file("a", "abcd\nef"), "r")) {
                page.say(file.readLine(), file.getFilePointer());
                page.tell("int", file::readInt);
                page.tell("line", file::readLine);
                page.does("write", () -> file.write(1));
                page.does("set the length", () -> file.setLength(1));
              }
            })
        .program(
            "modes of a random access file",
            page -> {
              for (String mode : new String[] {"r", "rw", "rws", "rwd", "w", "", "x"}) {
                File file = page.absent("m" + mode);
                page.does(mode, () -> new RandomAccessFile(file, mode).close());
                page.say(file.exists());
              }
            });
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "an input stream is used when it is closed",
            page -> {
              FileInputStream in = new FileInputStream(page.file("a", "abc"));
              in.close();
              in.close();
              page.tell("read", in::read);
              page.tell("read none", () -> in.read(new byte[0]));
              page.tell("available", in::available);
              page.tell("skip", () -> in.skip(1));
              page.tell("valid", () -> in.getFD().valid());
              page.tell("channel", () -> in.getChannel().isOpen());
            })
        .program(
            "an output stream is used when it is closed",
            page -> {
              FileOutputStream out = new FileOutputStream(page.absent("a"));
              out.close();
              out.close();
              page.does("write", () -> out.write(1));
              page.does("flush", out::flush);
              page.does("sync", () -> out.getFD().sync());
            })
        .program(
            "a random access file is used when it is closed",
            page -> {
              RandomAccessFile file = new RandomAccessFile(page.file("a", "abc"), "rw");
              file.close();
              file.close();
              page.tell("read", file::read);
              page.does("write", () -> file.write(1));
              page.tell("length", file::length);
              page.does("seek", () -> file.seek(1));
              page.tell("pointer", file::getFilePointer);
            })
        .program(
            "closing a stream closes its channel, and the channel the stream",
            page -> {
              FileInputStream first = new FileInputStream(page.file("a", "abc"));
              FileChannel channel = first.getChannel();
              first.close();
              page.say(channel.isOpen());
              FileInputStream second = new FileInputStream(page.file("a", "abc"));
              second.getChannel().close();
              page.tell("read", second::read);
              page.say(second.getFD().valid());
              RandomAccessFile third = new RandomAccessFile(page.file("a", "abc"), "r");
              third.getChannel().close();
              page.tell("read", third::read);
            });
  }

  private static void sharing(Corpus corpus) {
    corpus
        .program(
            "two streams of one descriptor share its position and its end",
            page -> {
              RandomAccessFile file = new RandomAccessFile(page.file("a", "0123456789"), "rw");
              FileDescriptor fd = file.getFD();
              FileInputStream in = new FileInputStream(fd);
              FileOutputStream out = new FileOutputStream(fd);
              page.say(in.read(), file.read(), in.skip(1), file.getFilePointer());
              out.write('x');
              page.say(file.getFilePointer());
              in.close();
              page.say(fd.valid());
              page.tell("the file", file::read);
              page.does("the other", () -> out.write(1));
              out.close();
            })
        .program(
            "a stream of standard output's descriptor",
            page -> {
              FileOutputStream out = new FileOutputStream(FileDescriptor.out);
              System.out.flush();
              out.write("  by the descriptor\n".getBytes("US-ASCII"));
              page.say(out.getFD() == FileDescriptor.out, FileDescriptor.out.valid());
              FileChannel channel = out.getChannel();
              channel.write(java.nio.ByteBuffer.wrap("  by the channel\n".getBytes("US-ASCII")));
              page.say(channel.isOpen());
            })
        .program(
            "a descriptor that was never opened",
            page -> {
              FileDescriptor fd = new FileDescriptor();
              page.say(fd.valid());
              page.does("sync", fd::sync);
              page.tell("read", () -> new FileInputStream(fd).read());
              page.does("close", () -> new FileInputStream(fd).close());
              page.does("null", () -> new FileOutputStream((FileDescriptor) null));
            })
        .leaving(
            1,
            "a stream that stays open",
            page -> {
              left = new FileInputStream(page.file("left", "abc"));
              page.say(left.read());
            });
  }

  private static String text(File file) throws IOException {
    byte[] bytes = new byte[100];
    try (FileInputStream in = new FileInputStream(file)) {
      return new String(bytes, 0, in.read(bytes), "US-ASCII");
    }
  }

  /** Held, so that the collector does not close it before the test has looked. */
  static FileInputStream left;
}
