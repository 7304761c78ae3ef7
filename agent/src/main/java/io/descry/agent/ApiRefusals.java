package io.descry.agent;

import io.descry.report.Failure;
import java.io.DescryApi;
import java.util.ArrayList;
import java.util.List;

/** The calls of {@code io.descry.api} that made no sense, for {@code agent.failures}. */
final class ApiRefusals {

  /** By the reasons' numbers in {@link DescryApi}. */
  private static final String[] WORDS = {
    "mark: the name is null, empty or longer than " + DescryApi.LONGEST_NAME + " characters",
    "mark: more than " + DescryApi.MOST_NAMES + " names; name marks by constants, not by data",
    "track: the owner is null",
    "track: the descriptor is below 0 or impossibly high; was its opening checked?",
    "track: the JDK opened this descriptor, and Descry follows it already",
    "untrack: this descriptor is not tracked as native; untrack it once, before it is closed",
    "track: the descriptor was not open, or was closed without a call of untrack before",
  };

  private ApiRefusals() {}

  /** One row for each reason that occurred. */
  static List<Failure> rows(DescryApi api) {
    List<Failure> rows = new ArrayList<>();
    for (int reason = 0; reason < DescryApi.REFUSALS; reason++) {
      long count = api.refused(reason);
      if (count > 0) {
        rows.add(new Failure("api", WORDS[reason], count));
      }
    }
    return rows;
  }
}
