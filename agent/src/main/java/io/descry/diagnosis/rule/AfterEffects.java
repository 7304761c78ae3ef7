package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.LostClass;
import io.descry.model.LostClass.How;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Classes that were lost when descriptors ran out, and stay lost when they are free again. Checked
 * on 8, 11, 17 and 25:
 *
 * <ul>
 *   <li>an initialiser that failed is never run again: {@code Could not initialize class};
 *   <li>a line whose class could not be loaded fails for good: {@code NoClassDefFoundError};
 *   <li>a class loader that could not open a jar never tries it again: {@code
 *       ClassNotFoundException} for all that is in it.
 * </ul>
 *
 * <p>One is enough: nothing but a restart repairs it. Certain for the first two; classes that were
 * only not found can have been asked for in vain before too, and are suspect.
 */
final class AfterEffects implements Rule {

  private static final int NAMED = 3;
  private static final int LISTED = 20;

  @Override
  public List<Finding> find(Situation situation) {
    List<LostClass> lost = situation.context.aftermath.classes;
    return lost.isEmpty()
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, lost));
  }

  private static Finding finding(Situation situation, List<LostClass> lost) {
    Finding.Builder finding = Single.of(situation, "after-effects", "DSC-AFTER", Cause.OTHER);
    List<String> broken = names(lost, How.NOT_INITIALISED);
    List<String> absent = names(lost, How.NOT_LOADED);
    List<String> missed = names(lost, How.NOT_FOUND);
    boolean certain = !broken.isEmpty() || !absent.isEmpty();
    finding.certainty = certain ? Verdict.PERMANENT : Verdict.SUSPECT;
    finding.title = title(broken, absent, missed);
    finding.advice =
        "Restart this JVM, also though descriptors are free again: an initialiser that failed is"
            + " never run again, a line that could not load its class fails for good, and a class"
            + " loader forgets a jar that it could not open. Before that, fix what used the"
            + " descriptors up, or it comes back.";
    put(finding, "notInitialised", broken);
    put(finding, "notLoaded", absent);
    put(finding, "notFound", missed);
    return finding.build();
  }

  private static String title(List<String> broken, List<String> absent, List<String> missed) {
    List<String> parts = new ArrayList<>();
    add(parts, broken, "could not be initialised");
    add(parts, absent, "could not be loaded");
    add(parts, missed, "was not found", "were not found");
    return "After descriptors ran out " + String.join(", ", parts) + ": a restart is needed";
  }

  private static void add(List<String> parts, List<String> names, String fate) {
    add(parts, names, fate, fate);
  }

  private static void add(List<String> parts, List<String> names, String one, String many) {
    if (!names.isEmpty()) {
      String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
      String more = names.size() > NAMED ? ", ..." : "";
      String fate = names.size() == 1 ? one : many;
      parts.add(Words.count(names.size(), "class") + " " + fate + " (" + shown + more + ")");
    }
  }

  private static void put(Finding.Builder finding, String name, List<String> names) {
    if (!names.isEmpty()) {
      finding.evidence.put(
          name, String.join(" ", names.subList(0, Math.min(LISTED, names.size()))));
    }
  }

  private static List<String> names(List<LostClass> lost, How how) {
    List<String> names = new ArrayList<>();
    for (LostClass one : lost) {
      if (one.how == how) {
        names.add(one.name);
      }
    }
    return names;
  }
}
