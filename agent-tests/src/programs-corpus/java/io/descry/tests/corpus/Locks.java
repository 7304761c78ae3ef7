package io.descry.tests.corpus;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/** Locks on files. */
final class Locks implements Family {

  @Override
  public void addTo(Corpus corpus) {
    corpus
        .program(
            "a lock, its range, and its release",
            page -> {
              try (FileChannel channel = open(page)) {
                FileLock lock = channel.lock(2, 5, false);
                page.say(lock.position(), lock.size(), lock.isShared(), lock.isValid());
                page.say(lock.overlaps(0, 2), lock.overlaps(6, 1), lock.acquiredBy() == channel);
                lock.release();
                lock.release();
                page.say(lock.isValid());
                lock.close();
              }
            })
        .program(
            "locks that overlap in one JVM",
            page -> {
              Path path = page.path("a", "0123456789");
              try (FileChannel one = FileChannel.open(path, READ, WRITE);
                  FileChannel two = FileChannel.open(path, READ, WRITE)) {
                one.lock(0, 5, false);
                page.tell("the same channel", () -> one.lock(4, 1, false));
                page.tell("another channel", () -> two.tryLock(0, 1, true));
                page.tell("beside it", () -> two.lock(5, 5, false).isValid());
              }
            })
        .program(
            "closing the channel releases its lock",
            page -> {
              FileChannel channel = open(page);
              FileLock lock = channel.lock();
              page.say(lock.isValid(), lock.size() == Long.MAX_VALUE);
              channel.close();
              page.say(lock.isValid());
              page.does("release", lock::release);
            })
        .program(
            "locks that the channel's mode does not allow",
            page -> {
              Path path = page.path("a", "0123456789");
              try (FileChannel in = FileChannel.open(path);
                  FileChannel out = FileChannel.open(path, WRITE)) {
                page.tell("exclusive to read", in::lock);
                page.tell("shared to write", () -> out.lock(0, 1, true));
                page.tell("negative", () -> out.lock(-1, 1, false));
                page.tell("shared to read", () -> in.lock(0, 1, true).isShared());
              }
            })
        .program(
            "a second descriptor of a locked file is closed",
            page -> {
              Path path = page.path("a", "0123456789");
              try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                FileLock lock = file.getChannel().tryLock();
                new RandomAccessFile(path.toFile(), "rw").close();
                page.say(lock.isValid());
                page.tell("again", () -> file.getChannel().tryLock());
              }
            })
        .program(
            "a lock of an asynchronous channel",
            page -> {
              Path path = page.path("a", "0123456789");
              try (AsynchronousFileChannel file = AsynchronousFileChannel.open(path, READ, WRITE)) {
                FileLock lock = file.lock().get();
                page.say(lock.isValid(), lock.acquiredBy() == file);
                page.tell("overlapping", file::tryLock);
                page.tell("write", () -> file.write(ByteBuffer.wrap(new byte[2]), 0).get());
                lock.release();
                page.tell("again", () -> file.tryLock().isValid());
              }
            })
        .program(
            "a thread that waits for a lock is interrupted",
            page -> {
              try (FileChannel channel = open(page)) {
                Worker worker =
                    Worker.start(
                        () -> {
                          Thread.currentThread().interrupt();
                          return channel.lock();
                        });
                page.say(worker.outcome(), channel.isOpen());
              }
            });
  }

  private static FileChannel open(Page page) throws Exception {
    return FileChannel.open(page.path("a", "0123456789"), READ, WRITE);
  }
}
