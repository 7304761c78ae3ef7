package io.descry.tests.corpus;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** FileChannel, its options, and mapped memory. */
final class Channels implements Family {

  @Override
  public void addTo(Corpus corpus) {
    options(corpus);
    positions(corpus);
    transfers(corpus);
    closing(corpus);
    mapping(corpus);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void options(Corpus corpus) {
    option(corpus, "CREATE_NEW of a file that is there", CREATE_NEW, WRITE);
    option(corpus, "APPEND", APPEND);
    option(corpus, "APPEND and READ", APPEND, READ);
    option(corpus, "APPEND and TRUNCATE_EXISTING", APPEND, TRUNCATE_EXISTING);
    option(corpus, "READ, WRITE, TRUNCATE_EXISTING", READ, WRITE, TRUNCATE_EXISTING);
    option(corpus, "WRITE, SYNC, SPARSE", WRITE, CREATE, SYNC, SPARSE);
    option(corpus, "READ and DELETE_ON_CLOSE", READ, DELETE_ON_CLOSE);
  }

  private static void option(Corpus corpus, String name, OpenOption... options) {
    corpus.program(
        "a channel with " + name,
        page -> {
          Path path = page.path("a", "0123456789");
          page.does(
              "open",
              () -> {
                try (FileChannel channel = FileChannel.open(path, options)) {
                  page.tell("write", () -> channel.write(bytes("abc")));
                  page.tell("position", channel::position);
                  page.tell("read", () -> channel.read(ByteBuffer.allocate(4)));
                  page.tell("size", channel::size);
                }
              });
          page.tell("then", () -> new String(Files.readAllBytes(path), "US-ASCII"));
        });
  }

  private static void positions(Corpus corpus) {
    corpus
        .program(
            "positions, also beyond the end",
            page -> {
              Path path = page.path("a", "0123456789");
              try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
                page.say(channel.position(20).position(), channel.size());
                page.say(channel.read(ByteBuffer.allocate(1)), channel.write(bytes("x")));
                page.say(channel.size(), channel.truncate(5).size(), channel.position());
                page.tell("negative", () -> channel.position(-1));
                page.tell("negative size", () -> channel.truncate(-1));
                page.tell("read there", () -> channel.read(ByteBuffer.allocate(1), -1));
                page.tell("write there", () -> channel.write(bytes("yz"), 2));
              }
              page.say(new String(Files.readAllBytes(path), "US-ASCII"));
            })
        .program(
            "scattering reads and gathering writes",
            page -> {
              try (FileChannel channel = FileChannel.open(page.path("a", "abcdef"), READ, WRITE)) {
                ByteBuffer[] two = {ByteBuffer.allocate(2), ByteBuffer.allocateDirect(3)};
                page.say(channel.read(two), two[0].position(), two[1].position());
                page.say(channel.write(new ByteBuffer[] {bytes("12"), bytes("345")}, 1, 1));
                page.tell("bounds", () -> channel.read(two, 1, 2));
                page.tell(
                    "read-only", () -> channel.read(ByteBuffer.allocate(1).asReadOnlyBuffer()));
                channel.force(true);
                page.say(channel.size());
              }
            });
  }

  private static void transfers(Corpus corpus) {
    corpus
        .program(
            "transfers between two files",
            page -> {
              Path from = page.path("a", "0123456789");
              Path to = page.path("b", "");
              try (FileChannel in = FileChannel.open(from);
                  FileChannel out = FileChannel.open(to, WRITE)) {
                page.say(in.transferTo(2, 5, out), in.position(), out.position());
                page.say(in.transferTo(20, 5, out), out.transferFrom(in.position(8), 5, 9));
                page.say(out.transferFrom(in.position(0), 100, 3));
                page.tell("negative", () -> in.transferTo(-1, 5, out));
                page.tell("the wrong way", () -> in.transferFrom(out, 0, 1));
                page.tell("not to be written", () -> in.transferTo(0, 1, in));
              }
              page.say(new String(Files.readAllBytes(to), "US-ASCII"));
            })
        .program(
            "a stream and its channel have one position",
            page -> {
              try (FileInputStream in = new FileInputStream(page.file("a", "0123456789"))) {
                FileChannel channel = in.getChannel();
                page.say(channel == in.getChannel(), in.read(), channel.position());
                page.say(channel.position(5).position(), in.read(), in.available());
                page.tell("write", () -> channel.write(bytes("x")));
              }
            })
        .program(
            "the channel of a stream that appends",
            page -> {
              try (FileOutputStream out = new FileOutputStream(page.file("a", "abc"), true)) {
                FileChannel channel = out.getChannel();
                page.say(channel.position(), channel.position(1).position());
                page.say(channel.write(bytes("de")), channel.position(), channel.size());
                page.tell("read", () -> channel.read(ByteBuffer.allocate(1)));
              }
            });
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a channel is used when it is closed",
            page -> {
              FileChannel channel = FileChannel.open(page.path("a", "abc"), READ, WRITE);
              channel.close();
              channel.close();
              page.tell("read", () -> channel.read(ByteBuffer.allocate(1)));
              page.tell("write", () -> channel.write(bytes("x")));
              page.tell("size", channel::size);
              page.does("force", () -> channel.force(false));
              page.tell("map", () -> channel.map(MapMode.READ_ONLY, 0, 1));
              page.tell("lock", channel::lock);
              page.tell("transfer", () -> channel.transferTo(0, 1, channel));
              page.say(channel.isOpen());
            })
        .program(
            "streams of java.nio.file are used when they are closed",
            page -> {
              InputStream in = Files.newInputStream(page.path("a", "abc"));
              page.say(in.available(), in.read(), in.skip(1), in.markSupported());
              in.close();
              in.close();
              page.tell("read", in::read);
              page.tell("available", in::available);
              SeekableByteChannel channel = Files.newByteChannel(page.path("a", "abc"));
              channel.close();
              page.tell("position", channel::position);
            });
  }

  private static void mapping(Corpus corpus) {
    corpus
        .program(
            "mapped memory outlives its channel",
            page -> {
              Path path = page.path("a", "0123456789");
              MappedByteBuffer map;
              try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
                map = channel.map(MapMode.READ_WRITE, 2, 20);
                page.say(channel.size(), map.capacity());
              }
              map.put(0, (byte) 'x').put(19, (byte) 'y');
              map.force();
              byte[] all = Files.readAllBytes(path);
              page.say(all.length, all[2], all[21], map.load() == map);
            })
        .program(
            "maps that cannot be",
            page -> {
              try (FileChannel channel = FileChannel.open(page.path("a", "abc"))) {
                page.tell("to write", () -> channel.map(MapMode.READ_WRITE, 0, 1));
                page.tell("private", () -> channel.map(MapMode.PRIVATE, 0, 1));
                page.tell("beyond", () -> channel.map(MapMode.READ_ONLY, 0, 10));
                page.tell("negative", () -> channel.map(MapMode.READ_ONLY, -1, 1));
                page.tell("huge", () -> channel.map(MapMode.READ_ONLY, 0, 1L << 40));
                page.tell("none", () -> channel.map(MapMode.READ_ONLY, 0, 0).capacity());
              }
            });
  }
}
