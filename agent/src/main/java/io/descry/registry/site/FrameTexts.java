package io.descry.registry.site;

import java.util.HashMap;
import java.util.Map;

/**
 * Frames' texts, each kept once: the sites of a program share most of theirs. {@value #MOST} at
 * most; then it begins anew, and what sites hold stays theirs. The agent's thread only.
 */
final class FrameTexts {

  static final int MOST = 32_768;

  /** Stacks that are resolved one after another have most frames in common. */
  private static final int MOST_RECENT = 1_024;

  private final Map<String, String> known = new HashMap<>();
  private final Map<StackTraceElement, String> recent = new HashMap<>();
  private final StringBuilder builder = new StringBuilder(128);

  /** Like StackTraceElement's own text, without loader and module. */
  String of(StackTraceElement frame) {
    String text = recent.get(frame);
    if (text == null) {
      text = shared(made(frame));
      if (recent.size() >= MOST_RECENT) {
        recent.clear();
      }
      recent.put(frame, text);
    }
    return text;
  }

  private String shared(String frame) {
    String before = known.get(frame);
    if (before != null) {
      return before;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(frame, frame);
    return frame;
  }

  private String made(StackTraceElement frame) {
    String file = frame.getFileName();
    builder.setLength(0);
    builder.append(frame.getClassName()).append('.').append(frame.getMethodName()).append('(');
    if (frame.isNativeMethod()) {
      builder.append("Native Method");
    } else {
      builder.append(file == null ? "Unknown Source" : file);
    }
    if (frame.getLineNumber() > 0 && file != null) {
      builder.append(':').append(frame.getLineNumber());
    }
    return builder.append(')').toString();
  }
}
