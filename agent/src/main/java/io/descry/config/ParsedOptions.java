package io.descry.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Options that can always be used, and what was wrong with the texts they come from. */
public final class ParsedOptions {

  public final Options options;

  /** One sentence each: what, where, and what is accepted. Empty when all is well. */
  public final List<String> problems;

  ParsedOptions(Options options, List<String> problems) {
    this.options = options;
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }
}
