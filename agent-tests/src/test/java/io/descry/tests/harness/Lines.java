package io.descry.tests.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** What a child has printed so far, line by line; its own thread reads. Thread-safe. */
final class Lines implements Runnable {

  private final BufferedReader in;
  private final List<String> lines = new ArrayList<>();
  private int taken;
  private boolean ended;

  Lines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public void run() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the test could not read on: " + e + ")");
    }
    end();
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** Waits for such a line, and returns the lines since the last one taken, that one included. */
  synchronized List<String> take(String what, Predicate<String> wanted, Duration patience)
      throws TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int i = taken; ; i++) {
      awaitLine(i, what, deadline);
      if (wanted.test(lines.get(i))) {
        List<String> part = List.copyOf(lines.subList(taken, i + 1));
        taken = i + 1;
        return part;
      }
    }
  }

  private void awaitLine(int index, String what, long deadline)
      throws TimeoutException, InterruptedException {
    while (lines.size() <= index) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || ended) {
        throw new TimeoutException(
            "no line '" + what + "'" + (ended ? ", the output ended" : "") + ": " + lines);
      }
      wait(left);
    }
  }
}
