package io.descry.demo;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The command line: {@code SCENARIO [leaky|files-fixed|fixed] [--seconds N] [--company N] [--gc]}.
 */
final class Arguments {

  static final int DEFAULT_SECONDS = 15;
  private static final int MOST = 86_400;

  final Scenario scenario;
  private Side side = Side.LEAKY;
  private int seconds = DEFAULT_SECONDS;
  private int company;
  private boolean gc;

  private Arguments(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static Arguments parse(String[] words) {
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("no scenario given; `list` prints all");
    }
    Arguments arguments = new Arguments(Scenario.named(rest.remove()));
    while (!rest.isEmpty()) {
      arguments.accept(rest.remove(), rest);
    }
    return arguments;
  }

  private void accept(String word, Deque<String> rest) {
    switch (word) {
      case "--gc":
        gc = true;
        break;
      case "--seconds":
        seconds = number(word, rest);
        break;
      case "--company":
        company = number(word, rest);
        break;
      default:
        side = side(word);
    }
  }

  private Side side(String word) {
    for (Side one : scenario.sides()) {
      if (one.toString().equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("unknown argument '" + word + "'");
  }

  private static int number(String option, Deque<String> rest) {
    String text = rest.isEmpty() ? "nothing" : rest.remove();
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new IllegalArgumentException(
          option + " needs a number from 1 to " + MOST + " after it, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  Side side() {
    return side;
  }

  /** How long the run lasts. */
  int seconds() {
    return seconds;
  }

  /** How many files the company holds; 0: no company. */
  int company() {
    return company;
  }

  /** Whether to ask for a collection about once a second. */
  boolean gc() {
    return gc;
  }

  /** Enough calls for growth to show, ten a second at most. */
  int calls() {
    return Math.min(scenario.mostCalls, seconds * 10);
  }

  @Override
  public String toString() {
    return scenario.id + " " + side;
  }
}
