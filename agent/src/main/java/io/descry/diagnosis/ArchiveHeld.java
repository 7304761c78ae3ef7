package io.descry.diagnosis;

import io.descry.model.HandleKind;

/** Zip and jar files that stay open. */
final class ArchiveHeld extends LeakRule {

  ArchiveHeld() {
    super("archive-held");
  }

  @Override
  boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.ZIP_FILE;
  }

  @Override
  String noun(Judgement site) {
    return "archive";
  }

  @Override
  String advice(Judgement site) {
    return "Close the ZipFile or JarFile; for a jar: URL call setUseCaches(false) on its connection; close a URLClassLoader when its code is no longer used.";
  }
}
