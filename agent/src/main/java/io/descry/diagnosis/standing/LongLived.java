package io.descry.diagnosis.standing;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.model.HandleKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owners that keep a file open by design, recognised by a class on the opening stack. */
enum LongLived {
  CLASS_LOADER(
      "a jar of a class loader: open as long as its classes are used",
      "loader.URLClassPath",
      "java.net.URLClassLoader.",
      "java.lang.ClassLoader."),
  LOG(
      "a log: open as long as its appender is in use",
      "java.util.logging.FileHandler.",
      "java.util.logging.StreamHandler.",
      "ch.qos.logback.core.FileAppender.",
      "ch.qos.logback.core.rolling.",
      "ch.qos.logback.core.recovery.",
      "org.apache.logging.log4j.core.appender.",
      "org.apache.log4j.FileAppender.");

  private final String evidence;
  private final List<String> classes;

  LongLived(String evidence, String... classes) {
    this.evidence = evidence;
    this.classes = Collections.unmodifiableList(Arrays.asList(classes));
  }

  /** Whose the handles of this site are, in words; null where no such owner opened them. */
  static @Nullable String owner(SiteFacts facts) {
    for (LongLived owner : values()) {
      boolean mayBe = owner == LOG || facts.kind() == HandleKind.ZIP_FILE;
      if (mayBe && owner.classes.stream().anyMatch(facts::hasFrame)) {
        return owner.evidence;
      }
    }
    return null;
  }
}
