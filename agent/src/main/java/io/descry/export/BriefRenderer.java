package io.descry.export;

import io.descry.report.Report;
import java.util.Set;

/** Turns a report into text for readers who have seen earlier ones. Pure; any thread. */
public interface BriefRenderer {

  /**
   * The text, ending in a line break.
   *
   * @param told ids of findings that are said in one line, since an earlier text has them whole
   */
  String render(Report report, Set<String> told);
}
