package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Opens files in tasks that other lines have submitted, and keeps them. Driven over stdin: {@code
 * ways} prints {@code way NAME} for each way to submit; {@code NAME} submits one task and waits for
 * it; {@code shared} submits a task from one of two lines in turn. The task of way {@code x} opens
 * in method {@code x}; it is submitted in {@code submitX}.
 */
public final class PoolTasks {

  private static final List<FileInputStream> KEPT =
      Collections.synchronizedList(new ArrayList<FileInputStream>());

  private final Map<String, Callable<?>> ways = new LinkedHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(2, daemons());
  private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1, daemons());
  private final ExecutorService virtual = virtualThreads();
  private final String path;
  private boolean turn;

  private PoolTasks(String path) {
    this.path = path;
    ways.put("execute", this::submitExecute);
    ways.put("submit", this::submitSubmit);
    ways.put("schedule", this::submitSchedule);
    ways.put("supplyAsync", this::submitSupplyAsync);
    ways.put("supplyInPool", this::submitSupplyInPool);
    ways.put("thread", this::submitThread);
    if (virtual != null) {
      ways.put("virtual", this::submitVirtual);
    }
  }

  public static void main(String[] args) throws Exception {
    PoolTasks program = new PoolTasks(args[0]);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.equals("ways")) {
        for (String way : program.ways.keySet()) {
          System.out.println("way " + way);
        }
      } else {
        program.submit(line);
      }
      System.out.println("done " + line);
    }
  }

  private void submit(String way) throws Exception {
    if (way.equals("shared")) {
      submitShared();
    } else {
      ways.get(way).call();
    }
  }

  private Object submitExecute() throws Exception {
    CompletableFuture<Object> done = new CompletableFuture<>();
    pool.execute(() -> done.complete(execute()));
    return done.get();
  }

  private Object execute() {
    return keep(path);
  }

  private Object submitSubmit() throws Exception {
    return pool.submit(() -> submit()).get();
  }

  private Object submit() {
    return keep(path);
  }

  private Object submitSchedule() throws Exception {
    return scheduled.schedule(() -> schedule(), 1, TimeUnit.MILLISECONDS).get();
  }

  private Object schedule() {
    return keep(path);
  }

  private Object submitSupplyAsync() throws Exception {
    return CompletableFuture.supplyAsync(() -> supplyAsync()).get();
  }

  private Object supplyAsync() {
    return keep(path);
  }

  private Object submitSupplyInPool() throws Exception {
    return CompletableFuture.supplyAsync(() -> supplyInPool(), pool).get();
  }

  private Object supplyInPool() {
    return keep(path);
  }

  /** A task of one kind that two lines submit in turn. */
  private Object submitShared() throws Exception {
    turn = !turn;
    return turn ? firstCaller() : secondCaller();
  }

  private Object firstCaller() throws Exception {
    return pool.submit(this::shared).get();
  }

  private Object secondCaller() throws Exception {
    return pool.submit(this::shared).get();
  }

  private Object shared() {
    return keep(path);
  }

  private Object submitThread() throws Exception {
    Thread thread = new Thread(() -> thread());
    thread.start();
    thread.join();
    return thread;
  }

  private Object thread() {
    return keep(path);
  }

  private Object submitVirtual() throws Exception {
    return virtual.submit(() -> virtual()).get();
  }

  private Object virtual() {
    return keep(path);
  }

  private static Object keep(String path) {
    try {
      KEPT.add(new FileInputStream(path));
      return path;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** From 21 on. */
  private static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
