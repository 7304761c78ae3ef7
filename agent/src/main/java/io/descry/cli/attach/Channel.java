package io.descry.cli.attach;

import io.descry.channel.ChannelEntry;
import io.descry.channel.ChannelFormat;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The command line's end of the channel file (see {@link ChannelFormat}). It opens the agent's own
 * entry in {@code /proc/PID/fd}, which works for the same user and for root, across containers, and
 * when the JVM has no descriptor left. A lock keeps two command lines apart and ends with its
 * process. Not thread-safe.
 */
final class Channel implements Closeable {

  /** The agent looks every 100 ms; one that has not looked for so long is stopped or dead. */
  private static final Duration ACCEPTANCE = Duration.ofSeconds(5);

  private static final long PAUSE_MILLIS = 5;

  private final File entry;
  private final RandomAccessFile file;

  private Channel(File entry, RandomAccessFile file) {
    this.entry = entry;
    this.file = file;
  }

  /** Opens an entry such as {@code /proc/PID/fd/N}, found by {@link ChannelEntry}. */
  static Channel open(File entry) throws ChannelException {
    try {
      return new Channel(entry, ChannelEntry.open(entry));
    } catch (IOException e) {
      throw new ChannelException("the agent's channel cannot be opened", e);
    }
  }

  /**
   * Asks and waits. Several command lines take turns.
   *
   * @param patience for the agent's work, from the moment it has taken the request
   */
  Answer ask(String command, Duration patience) throws ChannelException {
    byte[] text = command.getBytes(StandardCharsets.UTF_8);
    if (text.length > ChannelFormat.REQUEST_LIMIT) {
      throw new ChannelException("the command is longer than 64 KB");
    }
    try (FileLock lock = lock(patience)) {
      checkVersion();
      long number = send(text);
      awaitAcceptance(number);
      await(number, ChannelFormat.ANSWER_NUMBER_OFFSET, patience, "the agent does not answer");
      return Answer.parse(answer());
    } catch (IOException e) {
      throw new ChannelException("the agent's channel broke", e);
    }
  }

  private FileLock lock(Duration patience) throws IOException, ChannelException {
    long deadline = System.nanoTime() + patience.toNanos();
    FileLock lock = tryLock();
    while (lock == null) {
      if (System.nanoTime() - deadline > 0) {
        throw new ChannelException("another command line has been talking to the agent all along");
      }
      pause();
      lock = tryLock();
    }
    return lock;
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another thread of this process has it.
    }
  }

  private void checkVersion() throws IOException, ChannelException {
    long deadline = System.nanoTime() + ACCEPTANCE.toNanos();
    while (!hasHeader() && System.nanoTime() - deadline < 0) {
      pause();
    }
    file.seek(0);
    int magic = file.readInt();
    int version = file.readInt();
    if (magic != ChannelFormat.MAGIC || version != ChannelFormat.VERSION) {
      throw new ChannelException(
          "the agent there is of another version of Descry: use the same jar");
    }
  }

  /** An agent that starts has the file before the header is in it. */
  private boolean hasHeader() throws IOException {
    file.seek(0);
    return file.length() >= ChannelFormat.RESERVED_BYTES && file.readInt() != 0;
  }

  private long send(byte[] text) throws IOException {
    file.seek(ChannelFormat.REQUEST_OFFSET);
    file.write(text);
    file.seek(ChannelFormat.REQUEST_LENGTH_OFFSET);
    file.write(ChannelFormat.lengthAndCrc(text));
    // Unlike a count, a random number is new whatever a client that crashed has left there.
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    file.seek(ChannelFormat.REQUEST_NUMBER_OFFSET);
    file.write(ChannelFormat.number(number));
    return number;
  }

  private void awaitAcceptance(long number) throws IOException, ChannelException {
    try {
      await(number, ChannelFormat.ACCEPTED_NUMBER_OFFSET, ACCEPTANCE, "the agent does not react");
    } catch (ChannelException e) {
      // A JVM that goes on later must not obey a command whose sender was told that it failed.
      giveSpaceBack();
      throw e;
    }
  }

  private void await(long number, int offset, Duration patience, String failure)
      throws IOException, ChannelException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (number(offset) != number) {
      // The entry goes with the process; the last thing that an agent does is to answer.
      if (!entry.exists() && number(offset) != number) {
        throw new ChannelException("the agent has ended while it was asked");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new ChannelException(
            failure + " within " + patience.getSeconds() + " s: is the JVM stopped or overloaded?");
      }
      pause();
    }
  }

  private long number(int offset) throws IOException {
    file.seek(offset);
    return file.readLong();
  }

  private String answer() throws IOException, ChannelException {
    file.seek(ChannelFormat.ANSWER_LENGTH_OFFSET);
    int length = file.readInt();
    int crc = file.readInt();
    if (length < 0 || length > ChannelFormat.ANSWER_LIMIT) {
      throw new ChannelException("the agent's answer is damaged");
    }
    byte[] text = new byte[length];
    file.seek(ChannelFormat.ANSWER_OFFSET);
    file.readFully(text);
    if (ChannelFormat.crc(text) != crc) {
      throw new ChannelException("the agent's answer is damaged");
    }
    giveSpaceBack();
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Cuts off the answer, and a request that was not taken. */
  private void giveSpaceBack() throws IOException {
    if (file.length() > ChannelFormat.RESERVED_BYTES) {
      file.setLength(ChannelFormat.RESERVED_BYTES);
    }
  }

  private static void pause() throws ChannelException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChannelException("interrupted while waiting for the agent");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Everything was read already.
    }
  }
}
