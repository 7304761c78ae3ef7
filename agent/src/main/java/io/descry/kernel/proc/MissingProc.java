package io.descry.kernel.proc;

import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The parts that could not be read during one reading, counted by part and reason. One thread. */
public final class MissingProc {

  /** Parts are few and fixed; this only bounds a mistake. */
  private static final int MAX_PARTS = 64;

  private final List<MissingPart> parts = new ArrayList<MissingPart>();

  public void add(String part, MissingReason reason) {
    for (int i = 0; i < parts.size(); i++) {
      MissingPart known = parts.get(i);
      if (known.reason == reason && known.part.equals(part)) {
        parts.set(i, new MissingPart(part, reason, known.count + 1));
        return;
      }
    }
    if (parts.size() < MAX_PARTS) {
      parts.add(new MissingPart(part, reason, 1));
    }
  }

  /** All of them so far, in the order in which they were met. */
  public List<MissingPart> parts() {
    return Collections.unmodifiableList(new ArrayList<MissingPart>(parts));
  }
}
