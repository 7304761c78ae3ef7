package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;

/** Whatever no other rule explains: sockets, listeners, native handles. */
public final class UnclosedHandle extends LeakRule {

  public UnclosedHandle() {
    super("unclosed-handle");
  }

  @Override
  protected boolean matches(Judgement site) {
    return !site.facts.kind().isLogical();
  }

  @Override
  protected String noun(Judgement site) {
    return site.facts.kind().toString().replace("-", " ");
  }

  @Override
  protected String advice(Judgement site) {
    return "Close it on every path: in try-with-resources, or where its owner ends.";
  }
}
