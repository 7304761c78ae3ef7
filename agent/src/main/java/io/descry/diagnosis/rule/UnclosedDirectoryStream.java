package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;

/** Streams of folders: nothing but close, not even garbage collection, closes them. */
final class UnclosedDirectoryStream extends LeakRule {

  UnclosedDirectoryStream() {
    super("unclosed-directory-stream");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.DIRECTORY_STREAM;
  }

  @Override
  protected String noun(Judgement site) {
    return "directory stream";
  }

  @Override
  protected String advice(Judgement site) {
    return "Files.list, walk, find and newDirectoryStream do not close at their end, and the"
        + " garbage collector never closes them: try (Stream<Path> files ="
        + " Files.list(folder)) { ... }.";
  }

  @Override
  protected boolean advisesToClose() {
    return true;
  }
}
