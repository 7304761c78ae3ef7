package io.descry.diagnosis;

/** Whatever no other rule explains: sockets, listeners, native handles. */
final class UnclosedHandle extends LeakRule {

  UnclosedHandle() {
    super("unclosed-handle");
  }

  @Override
  boolean matches(Judgement site) {
    return !site.facts.kind().isLogical();
  }

  @Override
  String noun(Judgement site) {
    return site.facts.kind().toString().replace("-", " ");
  }

  @Override
  String advice(Judgement site) {
    return "Close it on every path: in try-with-resources, or where its owner ends.";
  }
}
