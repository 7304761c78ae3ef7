package io.descry.channel;

import java.io.Closeable;
import java.io.File;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of the channel file (see {@link ChannelFormat}). It is there from the start, so
 * an answer needs no descriptor. Used by the agent's thread alone. What a client writes is not
 * trusted: sizes are bounded and checked, and a bad request is answered with an error.
 *
 * <p>A RandomAccessFile, not a FileChannel: an interrupt of the agent's thread would close that for
 * good.
 */
public final class ChannelServer implements Closeable {

  private final RandomAccessFile file;
  private final byte[] polled = new byte[8];
  private long lastNumber;

  private ChannelServer(RandomAccessFile file) throws IOException {
    this.file = file;
    file.write(new byte[ChannelFormat.RESERVED_BYTES]);
    writeHeader(0, new byte[0]);
    file.seek(ChannelFormat.REQUEST_NUMBER_OFFSET);
  }

  /** Opens in the usual folders; null when none of them can be written. */
  public static @Nullable ChannelServer open() {
    return open(ChannelFile.usualFolders());
  }

  /** Opens in the first folder that can be written; null when none can. */
  static @Nullable ChannelServer open(List<File> folders) {
    for (File folder : folders) {
      RandomAccessFile file = ChannelFile.create(folder);
      ChannelServer server = file == null ? null : start(file);
      if (server != null) {
        return server;
      }
    }
    return null;
  }

  private static @Nullable ChannelServer start(RandomAccessFile file) {
    try {
      return new ChannelServer(file);
    } catch (IOException e) {
      ChannelFile.closeQuietly(file);
      return null;
    }
  }

  /** The open file, so that it can be counted as the agent's own. */
  FileDescriptor descriptor() throws IOException {
    return file.getFD();
  }

  /**
   * Answers a request if there is a new one, and says whether there was. Hot: runs every 100 ms for
   * the life of the JVM; with nothing there it is one read at the end of the file, 0.5 microseconds
   * and no allocation.
   */
  public boolean poll(RequestHandler handler) {
    try {
      int count = file.read(polled, 0, 8);
      return count > 0 && answerNew(count, handler);
    } catch (IOException e) {
      // The file system is full or gone: the client runs into its deadline, the agent goes on.
      return false;
    }
  }

  private boolean answerNew(int count, RequestHandler handler) throws IOException {
    try {
      long number = ByteBuffer.wrap(polled).getLong();
      boolean isNew = count == 8 && number != lastNumber;
      lastNumber = number;
      if (isNew) {
        answer(number, handler);
      } else {
        file.setLength(ChannelFormat.RESERVED_BYTES);
      }
      return isNew;
    } finally {
      file.seek(ChannelFormat.REQUEST_NUMBER_OFFSET);
    }
  }

  private void answer(long number, RequestHandler handler) throws IOException {
    write(ChannelFormat.ACCEPTED_NUMBER_OFFSET, ChannelFormat.number(number));
    String request = request();
    String answer = request == null ? "error the request was damaged\n" : handle(request, handler);
    byte[] text = answer.getBytes(StandardCharsets.UTF_8);
    if (text.length > ChannelFormat.ANSWER_LIMIT) {
      text = bytes("error the answer is larger than 64 MB; use the file option\n");
    }
    writeAnswer(number, text);
  }

  private static String handle(String request, RequestHandler handler) {
    try {
      return handler.handle(request);
    } catch (Throwable e) {
      return "error " + e + "\n";
    }
  }

  /** The text of the request; null when its length or CRC is wrong. */
  private @Nullable String request() throws IOException {
    byte[] lengthAndCrc = new byte[8];
    file.seek(ChannelFormat.REQUEST_LENGTH_OFFSET);
    int length = file.read(lengthAndCrc) < 8 ? -1 : ByteBuffer.wrap(lengthAndCrc).getInt(0);
    if (length < 0 || length > ChannelFormat.REQUEST_LIMIT) {
      return null;
    }
    byte[] text = new byte[length];
    file.seek(ChannelFormat.REQUEST_OFFSET);
    boolean whole = length == 0 || file.read(text) == length;
    return whole && ChannelFormat.crc(text) == ByteBuffer.wrap(lengthAndCrc).getInt(4)
        ? new String(text, StandardCharsets.UTF_8).trim()
        : null;
  }

  private void writeAnswer(long number, byte[] text) throws IOException {
    try {
      // Takes the request number away, and what the last answer took, should its reader have died.
      file.setLength(ChannelFormat.RESERVED_BYTES);
      write(ChannelFormat.ANSWER_OFFSET, text);
      writeHeader(number, text);
    } catch (IOException e) {
      file.setLength(ChannelFormat.RESERVED_BYTES);
      byte[] failure = bytes("error the answer could not be written: " + e.getMessage() + "\n");
      write(ChannelFormat.ANSWER_OFFSET, failure);
      writeHeader(number, failure);
    }
  }

  /** Writes the magic too: it heals what a broken client may have overwritten. */
  private void writeHeader(long number, byte[] answer) throws IOException {
    write(
        0,
        ByteBuffer.allocate(8).putInt(ChannelFormat.MAGIC).putInt(ChannelFormat.VERSION).array());
    write(ChannelFormat.ANSWER_LENGTH_OFFSET, ChannelFormat.lengthAndCrc(answer));
    write(ChannelFormat.ANSWER_NUMBER_OFFSET, ChannelFormat.number(number));
  }

  private void write(long offset, byte[] bytes) throws IOException {
    file.seek(offset);
    file.write(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Clients find no channel from now on. */
  @Override
  public void close() {
    ChannelFile.closeQuietly(file);
  }
}
