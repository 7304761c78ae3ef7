package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * An application whose agent has faults, place by place. Argument: an empty folder. Over stdin:
 *
 * <ul>
 *   <li>{@code seen} prints {@code seen N} for each place that the application's threads pass;
 *   <li>{@code hook N KIND}: place N throws while the application works; prints {@code hook N
 *       thrown T lost L} and what the application computed where that is not as always;
 *   <li>{@code arm N KIND}: place N throws from now on; {@code disarm} prints {@code thrown T};
 *   <li>{@code once N KIND} waits until place N has thrown and prints {@code thrown T};
 *   <li>{@code leak} drops some streams unclosed and collects them;
 *   <li>{@code work} prints {@code result} and what the application computes: always the same.
 * </ul>
 */
public final class Faults {

  private static final int NONE = -1;
  private static final int ALL = -2;
  private static final long PATIENCE_MILLIS = 8_000;

  private final Path folder;
  private final AtomicLong thrown = new AtomicLong();
  private final DailyWork work;
  private final String usual;
  private final Set<Integer> places = new ConcurrentSkipListSet<>();
  private volatile int armed = NONE;
  private volatile boolean hooksOnly;
  private volatile String kind = "";

  private Faults(String folder) throws Exception {
    this.folder = Paths.get(folder);
    this.work = new DailyWork(this.folder);
    this.usual = work.result();
  }

  public static void main(String[] args) throws Exception {
    Faults faults = new Faults(args[0]);
    System.getProperties().put("descry.faults", (IntConsumer) faults::at);
    say("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      faults.obey(line.split(" "));
      say("done");
    }
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "seen":
        seen();
        break;
      case "hook":
        hook(Integer.parseInt(words[1]), words[2]);
        break;
      case "arm":
        arm(Integer.parseInt(words[1]), words[2]);
        break;
      case "once":
        arm(Integer.parseInt(words[1]), words[2]);
        awaitThrown();
        say("thrown " + thrown.get());
        break;
      case "disarm":
        armed = NONE;
        say("thrown " + thrown.get());
        break;
      case "leak":
        leak();
        break;
      case "work":
        say("result " + work.result());
        break;
      default:
        throw new IOException("no such command: " + words[0]);
    }
  }

  private void seen() {
    places.clear();
    armed = ALL;
    work.result();
    armed = NONE;
    for (Integer place : places) {
      say("seen " + place);
    }
  }

  private void hook(int place, String kindOfError) throws Exception {
    long lostBefore = lost();
    hooksOnly = true;
    arm(place, kindOfError);
    String result = work.result();
    armed = NONE;
    hooksOnly = false;
    say("hook " + place + " thrown " + thrown.get() + " lost " + (lost() - lostBefore));
    if (!result.equals(usual)) {
      say("differs " + place + ": " + result + " instead of " + usual);
    }
  }

  private void arm(int place, String kindOfError) {
    thrown.set(0);
    kind = kindOfError;
    armed = place;
  }

  private void awaitThrown() throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    try (FileInputStream survivor = new FileInputStream(folder.resolve("data").toFile())) {
      while (thrown.get() == 0 && survivor.available() > 0 && System.currentTimeMillis() < end) {
        work.result();
        Thread.sleep(20);
      }
    }
  }

  /** Called by each method of the agent's. */
  private void at(int place) {
    boolean agents = Thread.currentThread().getName().startsWith("descry");
    if (armed == ALL && !agents) {
      places.add(place);
    }
    if (place != armed || (hooksOnly && agents)) {
      return;
    }
    thrown.incrementAndGet();
    switch (kind) {
      case "exception":
        throw new IllegalStateException("a fault");
      case "error":
        throw new AssertionError("a fault");
      case "stack":
        throw new StackOverflowError();
      default:
        throw new OutOfMemoryError("a fault");
    }
  }

  /** Events that the agent says it lost; 0 without an agent. */
  private static long lost() throws Exception {
    Class<?> hooks;
    try {
      hooks = Class.forName("java.io.DescryHooks", true, null);
    } catch (ClassNotFoundException e) {
      return 0;
    }
    Object state = hooks.getField("state").get(null);
    Field lostEvents = state.getClass().getField("lostEvents");
    return ((AtomicLong) lostEvents.get(state)).get();
  }

  private void leak() throws Exception {
    for (int i = 0; i < 5; i++) {
      new FileInputStream(folder.resolve("data").toFile());
    }
    Family.collect();
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
