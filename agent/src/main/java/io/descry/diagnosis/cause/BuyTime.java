package io.descry.diagnosis.cause;

import io.descry.report.Verdict;

/** What can be done before the code is fixed, and what it does not fix. */
final class BuyTime {

  private BuyTime() {}

  static String sentence(Verdict certainty, long pid) {
    switch (certainty) {
      case PERMANENT:
        return " Until then only a restart frees them; `prlimit --pid "
            + pid
            + " --nofile=N:N` as root makes room, and does not stop the leak.";
      case RECOVERED:
        return " Until then `jcmd " + pid + " GC.run` closes those already dropped, not the next.";
      case GROWING:
        return " Until then `prlimit --pid "
            + pid
            + " --nofile=N:N` as root makes room, and does not stop the leak.";
      case SUSPECT:
      case WATCHED:
      case EXPECTED:
      case NONE:
        return "";
    }
    throw new AssertionError(certainty);
  }
}
