package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Situation;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Recognises one cause. Pure: the same situation gives the same findings, with the same ids. */
public interface Rule {

  /** What it recognises in this situation; usually nothing. */
  List<Finding> find(Situation situation);

  /** What its findings carry as rule; each has a page that {@code explain} prints. */
  default List<String> ids() {
    String words = getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-");
    return Collections.singletonList(words.toLowerCase(Locale.ROOT));
  }
}
