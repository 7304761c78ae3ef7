package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;

/**
 * Eight threads that open and close handles of every sort, and stop where they are told. Argument:
 * an empty folder. Commands, one a line:
 *
 * <ul>
 *   <li>{@code round} lets each thread open and close a few, stops all and prints {@code at rest};
 *   <li>{@code run} lets them go on without a stop and prints {@code running};
 *   <li>{@code stop} stops them and prints {@code at rest}.
 * </ul>
 */
public final class AtBarriers {

  private static final int THREADS = 8;
  private static final int STEPS = 6;
  private static final int MOST_HELD = 14;

  private final CyclicBarrier begin = new CyclicBarrier(THREADS + 1);
  private final CyclicBarrier end = new CyclicBarrier(THREADS + 1);
  private volatile boolean running;

  private AtBarriers() {}

  public static void main(String[] args) throws Exception {
    AtBarriers barriers = new AtBarriers();
    MixedServices services = new MixedServices();
    for (int i = 0; i < THREADS; i++) {
      MixedOpenings openings = new MixedOpenings(Paths.get(args[0]), i, services);
      barriers.start(openings, i);
    }
    barriers.obey();
    System.exit(0);
  }

  private void start(MixedOpenings openings, int index) {
    Thread thread = new Thread(() -> work(openings, new Random(index)), "worker-" + index);
    thread.setDaemon(true);
    thread.start();
  }

  private void obey() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      running = line.equals("run");
      if (!line.equals("stop")) {
        begin.await();
      }
      if (!running) {
        end.await();
      }
      say(running ? "running" : "at rest");
    }
  }

  private void work(MixedOpenings openings, Random random) {
    List<AutoCloseable> held = new ArrayList<>();
    try {
      while (true) {
        begin.await();
        do {
          turn(openings, random, held);
        } while (running);
        end.await();
      }
    } catch (Throwable e) {
      say("failed " + e);
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void turn(MixedOpenings openings, Random random, List<AutoCloseable> held)
      throws Exception {
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(MOST_HELD) >= held.size()) {
        held.add(openings.open(random));
      } else {
        held.remove(random.nextInt(held.size())).close();
      }
    }
  }

  private static synchronized void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
