package io.descry.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with texts that somebody wrote, as far as a person reads on. One thread. */
final class ProblemList {

  /** A log given by mistake as the file of options has thousands of bad lines. */
  static final int MOST = 20;

  private final List<String> problems = new ArrayList<>();
  private int more;

  void add(String problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  /** One sentence each, and one for those that are left out. */
  List<String> all() {
    List<String> all = new ArrayList<>(problems);
    if (more > 0) {
      all.add(more + " more texts are not as options should be");
    }
    return all;
  }
}
