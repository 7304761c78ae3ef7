package io.descry.knowledge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders versions as releases follow each other: numbers by value, {@code 1.0} like {@code 1}, and
 * an alpha, beta, milestone, candidate or snapshot before its release. {@code Final}, {@code GA}
 * and {@code RELEASE} are the release itself, and so is a word it does not know, such as the {@code
 * jre} of {@code 33.0-jre} or a platform.
 */
final class VersionOrder {

  private static final Pattern PARTS = Pattern.compile("\\d+|[a-z]+");

  /** Before the release, in this order; the index is below that of {@link #RELEASE}. */
  private static final List<String> EARLIER =
      Arrays.asList("alpha", "beta", "milestone", "rc", "snapshot");

  private static final int RELEASE = EARLIER.size();

  private VersionOrder() {}

  /** Negative where the first is earlier, 0 where neither is. */
  static int compare(String one, String other) {
    List<String> first = parts(one);
    List<String> second = parts(other);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String left = i < first.size() ? first.get(i) : "";
      String right = i < second.size() ? second.get(i) : "";
      int order = comparePart(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Whether it begins with a number: a word alone is no version. */
  static boolean isVersion(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(0));
  }

  private static List<String> parts(String version) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PARTS.matcher(version.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  private static int comparePart(String left, String right) {
    if (isNumber(left) || isNumber(right)) {
      // A qualifier against a number: 1.0-rc1 is before 1.0.1, and 1.0-jre is 1.0.
      int words = Integer.compare(rank(left), rank(right));
      return words != 0 ? words : number(left).compareTo(number(right));
    }
    return Integer.compare(rank(left), rank(right));
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }

  private static BigInteger number(String part) {
    return isNumber(part) ? new BigInteger(part) : BigInteger.ZERO;
  }

  private static int rank(String part) {
    String word = part.equals("m") ? "milestone" : part.equals("cr") ? "rc" : part;
    int earlier = EARLIER.indexOf(word);
    return earlier < 0 ? RELEASE : earlier;
  }
}
