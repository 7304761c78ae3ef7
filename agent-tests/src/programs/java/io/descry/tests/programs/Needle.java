package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Eight threads of a pool that open and close files of one folder as fast as they can; now and then
 * one of them opens one more, which nobody closes. Arguments: an empty folder, how many are lost a
 * second. {@code count} prints {@code counted OPENED LOST}; {@code stop} ends the work and prints
 * {@code stopped OPENED LOST}.
 */
public final class Needle {

  private static final int THREADS = 8;

  private final List<FileInputStream> lost = Collections.synchronizedList(new ArrayList<>());
  private final LongAdder opened = new LongAdder();
  private final AtomicLong dueNanos = new AtomicLong(System.nanoTime());
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final File folder;
  private final long pauseNanos;
  private volatile boolean stopped;

  private Needle(File folder, int perSecond) {
    this.folder = folder;
    this.pauseNanos = 1_000_000_000L / perSecond;
  }

  public static void main(String[] args) throws Exception {
    Needle needle = new Needle(new File(args[0]), Integer.parseInt(args[1]));
    needle.begin();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String said = line.equals("stop") ? needle.stop() : "counted";
      System.out.println(said + " " + needle.opened.sum() + " " + needle.lost.size());
    }
    System.exit(0);
  }

  private void begin() throws IOException {
    file("index");
    for (int i = 0; i < THREADS; i++) {
      File job = file("job" + i);
      pool.execute(() -> work(job));
    }
  }

  private File file(String name) throws IOException {
    File file = new File(folder, name);
    if (!file.createNewFile()) {
      throw new IOException(file + " exists");
    }
    return file;
  }

  private String stop() throws InterruptedException {
    stopped = true;
    pool.shutdown();
    return pool.awaitTermination(60, TimeUnit.SECONDS) ? "stopped" : "still at work";
  }

  private void work(File job) {
    try {
      while (!stopped) {
        serve(job);
        opened.increment();
        loseWhereDue();
      }
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void serve(File job) throws IOException {
    new FileInputStream(job).close();
  }

  private void loseWhereDue() throws IOException {
    long due = dueNanos.get();
    if (System.nanoTime() - due >= 0 && dueNanos.compareAndSet(due, due + pauseNanos)) {
      lose();
    }
  }

  private void lose() throws IOException {
    lost.add(new FileInputStream(new File(folder, "index")));
  }
}
