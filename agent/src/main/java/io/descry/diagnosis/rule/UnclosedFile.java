package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Streams and channels of files that are not closed. */
final class UnclosedFile extends LeakRule {

  private static final Set<HandleKind> FILES =
      Collections.unmodifiableSet(
          EnumSet.of(
              HandleKind.FILE_INPUT,
              HandleKind.FILE_OUTPUT,
              HandleKind.RANDOM_ACCESS_FILE,
              HandleKind.FILE_CHANNEL));

  UnclosedFile() {
    super("unclosed-file");
  }

  @Override
  protected boolean matches(Judgement site) {
    return FILES.contains(site.facts.kind());
  }

  @Override
  protected String noun(Judgement site) {
    return site.facts.kind() == HandleKind.RANDOM_ACCESS_FILE
            || site.facts.kind() == HandleKind.FILE_CHANNEL
        ? "file"
        : "stream";
  }

  @Override
  protected String advice(Judgement site) {
    return "Open it in try-with-resources, so that every path closes it, an exception too; what is"
        + " read on every call can be read once.";
  }

  @Override
  protected boolean advisesToClose() {
    return true;
  }
}
