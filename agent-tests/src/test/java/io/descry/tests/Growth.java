package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came to a JVM that runs {@code Rounds} in rounds of something. The count of classes is the
 * JVM's: it goes up with each class that is written anew and never down for it.
 */
record Growth(long metaspace, long classes, long threads, long descriptors) {

  /** Rounds before the first measurement: what the JVM itself loads once. */
  private static final int WARM_UP = 3;

  /** Of {@code VM.metaspace} (11+): what is used, and what of it the JVM has freed. */
  private static final Pattern METASPACE =
      Pattern.compile("Both:.*?(\\d+) bytes \\([^)]*\\) used.* blocks with (\\d+) bytes");

  /** One of the rounds. */
  interface Round {
    void run() throws Exception;
  }

  static Growth of(ChildJvm child, int rounds, Round round) throws Exception {
    repeat(child, WARM_UP, round);
    Growth before = held(child);
    repeat(child, rounds, round);
    return held(child).since(before);
  }

  /**
   * Each with a collection: only a collection gives back what a class was before it was written
   * anew, and when the JVM collects by itself decides about megabytes.
   */
  private static void repeat(ChildJvm child, int rounds, Round round) throws Exception {
    for (int i = 0; i < rounds; i++) {
      round.run();
      child.ask("held", "held ");
    }
  }

  private static Growth held(ChildJvm child) {
    List<String> answer = child.ask("held", "held ");
    String[] words = answer.get(answer.size() - 1).split(" ");
    return new Growth(
        child.jdk().feature() < 11 ? Long.parseLong(words[1]) : metaspace(child),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        child.proc().descriptors().size());
  }

  /**
   * Bytes, without the blocks that the JVM has freed and will use again. Each class that is written
   * anew frees some; until they fit the next, which takes some 25 rounds, the used part grows.
   */
  private static long metaspace(ChildJvm child) {
    Matcher both = METASPACE.matcher(Tools.jcmd(child, "VM.metaspace", "scale=1"));
    assertThat(both.find()).isTrue();
    return Long.parseLong(both.group(1)) - Long.parseLong(both.group(2));
  }

  private Growth since(Growth before) {
    return new Growth(
        metaspace - before.metaspace,
        classes - before.classes,
        threads - before.threads,
        descriptors - before.descriptors);
  }

  @Override
  public String toString() {
    return "%+,d bytes of metaspace, %+d classes, %+d threads, %+d descriptors"
        .formatted(metaspace, classes, threads, descriptors);
  }
}
