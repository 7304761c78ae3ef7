package io.descry.channel;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The layout of the channel file: an agent opens it, unlinks it and keeps it open; a command line
 * opens the agent's entry in {@code /proc/PID/fd}. Numbers are big-endian.
 *
 * <pre>
 *        0  int   magic            24  long  answer number
 *        4  int   version          32  int   answer length
 *        8  (unused)               36  int   answer CRC
 *       16  int   request length   40  long  accepted number
 *       20  int   request CRC
 *     4096  request text, UTF-8, up to 64 KB
 *    69632  answer text, UTF-8, up to 64 MB
 * 67178496  long  request number
 * </pre>
 *
 * Each side writes its text and length first and its number last, so what has a new number is
 * whole. The accepted number tells the command line that the agent is alive and at work.
 *
 * <p>The request number lies beyond the end of the file, which the agent cuts again: so the agent
 * can stay at that position, and looking there is one read that finds the end of the file.
 */
public final class ChannelFormat {

  /** How the file's name begins; the PID as the agent sees it follows. */
  public static final String NAME_PREFIX = ".descry-channel-";

  public static final int MAGIC = 0x44534352;
  public static final int VERSION = 1;

  public static final int VERSION_OFFSET = 4;
  public static final int REQUEST_LENGTH_OFFSET = 16;
  public static final int ANSWER_NUMBER_OFFSET = 24;
  public static final int ANSWER_LENGTH_OFFSET = 32;
  public static final int ACCEPTED_NUMBER_OFFSET = 40;

  public static final int REQUEST_OFFSET = 4096;
  public static final int REQUEST_LIMIT = 64 << 10;
  public static final int ANSWER_OFFSET = REQUEST_OFFSET + REQUEST_LIMIT;
  public static final int ANSWER_LIMIT = 64 << 20;
  public static final int REQUEST_NUMBER_OFFSET = ANSWER_OFFSET + ANSWER_LIMIT;

  /** Written at the start, so that a short answer needs no space on a disk that has filled up. */
  public static final int RESERVED_BYTES = ANSWER_OFFSET + 4096;

  private ChannelFormat() {}

  /** A text's length and CRC, as they lie side by side in the header. */
  public static byte[] lengthAndCrc(byte[] text) {
    return ByteBuffer.allocate(8).putInt(text.length).putInt(crc(text)).array();
  }

  public static byte[] number(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  public static int crc(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text, 0, text.length);
    return (int) crc.getValue();
  }
}
