package io.descry.api;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where handles were opened, as the agent tells it. Immutable. */
final class OpenSite {

  static final OpenSite UNKNOWN =
      new OpenSite("", null, Collections.<String>emptyList(), Collections.<String>emptyList());

  final String fingerprint;
  final @Nullable String applicationFrame;
  final List<String> frames;
  final List<String> submittedBy;

  OpenSite(
      String fingerprint,
      @Nullable String applicationFrame,
      List<String> frames,
      List<String> submittedBy) {
    this.fingerprint = fingerprint;
    this.applicationFrame = applicationFrame;
    this.frames = Collections.unmodifiableList(frames);
    this.submittedBy = Collections.unmodifiableList(submittedBy);
  }

  OpenSite submittedBy(List<String> asker) {
    return new OpenSite(fingerprint, applicationFrame, frames, asker);
  }
}
