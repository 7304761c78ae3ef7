package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;

/**
 * Sixteen threads that open and close handles of every sort until they are told to rest. Argument:
 * an empty folder. Commands, one a line; each prints {@code at rest} when it has been obeyed:
 *
 * <ul>
 *   <li>{@code leak MILLIS}: mixed load, and one thread forgets a stream every 20 ms; they are
 *       closed when the time is over;
 *   <li>{@code limit MILLIS}: files alone, and one thread takes every descriptor, five times;
 *   <li>{@code churn MILLIS}: mixed load with nothing held.
 * </ul>
 */
public final class Soak {

  private static final int THREADS = 16;
  private static final int MOST_HELD = 14;
  private static final int TIMES_AT_THE_LIMIT = 5;

  private final CyclicBarrier begin = new CyclicBarrier(THREADS + 1);
  private final CyclicBarrier end = new CyclicBarrier(THREADS + 1);
  private final File text;
  private volatile String load = "";
  private volatile long until;

  private Soak(File text) {
    this.text = text;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]);
    Soak soak = new Soak(folder.resolve("thread0/text").toFile());
    MixedServices services = new MixedServices();
    for (int i = 0; i < THREADS; i++) {
      soak.start(new MixedOpenings(folder, i, services), i);
    }
    soak.obey();
    System.exit(0);
  }

  private void start(MixedOpenings openings, int index) {
    Thread thread = new Thread(() -> work(openings, new Random(index), index), "worker-" + index);
    thread.setDaemon(true);
    thread.start();
  }

  private void obey() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      load = words[0];
      until = System.nanoTime() + Long.parseLong(words[1]) * 1_000_000;
      begin.await();
      end.await();
      say("at rest");
    }
  }

  private void work(MixedOpenings openings, Random random, int index) {
    List<Closeable> special = new ArrayList<>();
    List<AutoCloseable> held = new ArrayList<>();
    try {
      while (true) {
        begin.await();
        while (System.nanoTime() - until < 0) {
          turn(openings, random, held, index == 0 ? special : null);
        }
        closeAll(held);
        closeAll(special);
        end.await();
      }
    } catch (Throwable e) {
      say("failed " + e);
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void turn(
      MixedOpenings openings, Random random, List<AutoCloseable> held, List<Closeable> special)
      throws Exception {
    if (special != null && !load.equals("churn")) {
      single(special);
    } else if (load.equals("limit")) {
      file();
    } else if (random.nextInt(load.equals("churn") ? 2 : MOST_HELD) >= held.size()) {
      held.add(openings.open(random));
    } else {
      held.remove(random.nextInt(held.size())).close();
    }
  }

  /** What the first thread does alone. */
  private void single(List<Closeable> special) throws Exception {
    if (load.equals("leak")) {
      special.add(forgotten());
      Thread.sleep(20);
      return;
    }
    for (int i = 0; i < TIMES_AT_THE_LIMIT; i++) {
      takeAll(special);
      Thread.sleep(500);
      closeAll(special);
      Thread.sleep(500);
    }
    Thread.sleep(Math.max(0, (until - System.nanoTime()) / 1_000_000));
  }

  private FileInputStream forgotten() throws IOException {
    return new FileInputStream(text);
  }

  private void takeAll(List<Closeable> special) {
    try {
      while (true) {
        special.add(new FileInputStream(text));
      }
    } catch (IOException tooManyOpenFiles) {
      // As meant.
    }
  }

  private void file() {
    try (FileInputStream in = new FileInputStream(text)) {
      in.read();
    } catch (IOException noneWasFree) {
      // As meant.
    }
  }

  private static void closeAll(List<? extends AutoCloseable> held) throws Exception {
    for (AutoCloseable each : held) {
      each.close();
    }
    held.clear();
  }

  private static synchronized void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
