package io.descry.diagnosis;

import io.descry.model.HandleKind;

/** Streams of folders: nothing but close, not even garbage collection, closes them. */
final class UnclosedDirectoryStream extends LeakRule {

  UnclosedDirectoryStream() {
    super("unclosed-directory-stream");
  }

  @Override
  boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.DIRECTORY_STREAM;
  }

  @Override
  String noun(Judgement site) {
    return "directory stream";
  }

  @Override
  String advice(Judgement site) {
    return "Files.list, walk, find and newDirectoryStream do not close at their end, and the garbage collector never closes them: try (Stream<Path> files = Files.list(folder)) { ... }.";
  }
}
