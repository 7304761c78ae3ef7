package io.descry.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the valid word that somebody probably meant. */
public final class Spelling {

  /** Nothing this long is a misspelt word, and distances cost the square of the length. */
  private static final int LONGEST = 40;

  private Spelling() {}

  /** The nearest word within a third of its length (two letters at least), or null. */
  public static @Nullable String nearest(String word, List<String> valid) {
    if (word.length() > LONGEST) {
      return null;
    }
    String normal = word.toLowerCase(Locale.ROOT).replaceAll("[_. ]", "-");
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : valid) {
      int distance = distance(normal, candidate);
      if (distance < least && distance <= allowed(candidate)) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  private static int allowed(String word) {
    return word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
  }

  /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
