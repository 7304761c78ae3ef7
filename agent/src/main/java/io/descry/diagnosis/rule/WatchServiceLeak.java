package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;

/** Watch services made again and again; the user limit of inotify instances ends them early. */
final class WatchServiceLeak extends LeakRule {

  WatchServiceLeak() {
    super("watch-service");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.WATCH_SERVICE;
  }

  @Override
  protected String noun(Judgement site) {
    return "watch service";
  }

  @Override
  protected String advice(Judgement site) {
    return "Each holds 3 descriptors and one of the inotify instances of the user,"
        + " fs.inotify.max_user_instances, often only 128. Register all folders with one"
        + " watch service and close it at the end.";
  }
}
