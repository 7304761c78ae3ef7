package io.descry.registry;

import java.util.HashMap;
import java.util.Map;

/**
 * Frames' texts, each kept once: the sites of a program share most of theirs. {@value #MOST} at
 * most; then it begins anew, and what sites hold stays theirs. The agent's thread only.
 */
final class FrameTexts {

  static final int MOST = 32_768;

  private final Map<String, String> known = new HashMap<>();

  String shared(String frame) {
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
}
