package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.JdkNames;
import io.descry.model.OpenHandle;
import io.descry.model.SocketReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a connection with a reader of its own from a call that waits for an answer. A reader is a
 * thread that did not open the connection and that does nothing but read, or whose outermost frame
 * belongs to the class or the library that opened the connection: such an object waits for messages
 * by design, and was not closed. A call is a frame of the application below the read.
 */
public final class OwnReader {

  /** Segments of a package that name its library, such as {@code com.rabbitmq.client}. */
  private static final int LIBRARY = 3;

  private final SiteFacts site;
  private final Set<Long> openers = new HashSet<>();
  private final Set<String> owners = new HashSet<>();

  private OwnReader(SiteFacts site) {
    this.site = site;
    for (OpenHandle handle : site.handles) {
      openers.add(handle.threadId);
    }
    for (String frame : site.site.frames) {
      boolean application = frame.equals(site.site.applicationFrame);
      if (!JdkNames.isJdk(frame)) {
        owners.add(application ? outer(frame) : library(frame));
      }
      if (application) {
        break;
      }
    }
  }

  /**
   * The outermost frame of the threads that read these connections for the object that owns them;
   * null where most readers are calls, or none is known.
   *
   * @param waiting how many connections of the site have a thread in a read
   */
  public static @Nullable String of(Judgement judged, List<SocketReader> readers, int waiting) {
    if (readers.isEmpty() || judged.facts.isAccepted()) {
      return null; // Who accepts a connection waits for its peer.
    }
    OwnReader test = new OwnReader(judged.facts);
    String frame = null;
    int own = 0;
    for (SocketReader reader : readers) {
      if (test.isOwn(reader)) {
        own++;
        frame = reader.bottomFrame;
      }
    }
    return 2L * own >= Math.min(waiting, readers.size()) ? frame : null;
  }

  private boolean isOwn(SocketReader reader) {
    if (openers.contains(reader.threadId)) {
      return false;
    }
    String bottom = reader.bottomFrame;
    return owners.contains(outer(bottom))
        || (owners.contains(library(bottom)) && !isOfApplication(bottom))
        || reader.dedicated;
  }

  private boolean isOfApplication(String frame) {
    String line = site.site.applicationFrame;
    return line != null && library(line).equals(library(frame));
  }

  /** Of {@code com.acme.Bus$Link.run(Bus.java:4)} the class that it is nested in. */
  private static String outer(String frame) {
    String name = className(frame);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static String className(String frame) {
    int parenthesis = frame.indexOf('(');
    String name = parenthesis < 0 ? frame : frame.substring(0, parenthesis);
    int method = name.lastIndexOf('.');
    return method < 0 ? name : name.substring(0, method);
  }

  /** The first segments of its package. */
  private static String library(String frame) {
    String name = className(frame);
    int end = -1;
    for (int i = 0; i < LIBRARY; i++) {
      int dot = name.indexOf('.', end + 1);
      if (dot < 0) {
        break;
      }
      end = dot;
    }
    return end < 0 ? name : name.substring(0, end);
  }
}
