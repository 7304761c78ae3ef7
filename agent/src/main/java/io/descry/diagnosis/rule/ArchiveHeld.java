package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;

/** Zip and jar files that stay open. */
final class ArchiveHeld extends LeakRule {

  ArchiveHeld() {
    super("archive-held");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.ZIP_FILE;
  }

  @Override
  protected String noun(Judgement site) {
    return "archive";
  }

  @Override
  protected String advice(Judgement site) {
    return "Close the ZipFile or JarFile; for a jar: URL call setUseCaches(false) on its"
        + " connection; close a URLClassLoader when its code is no longer used.";
  }
}
