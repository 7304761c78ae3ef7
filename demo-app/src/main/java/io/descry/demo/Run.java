package io.descry.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run: calls the service at an even pace until the time is up. One thread. */
final class Run {

  private final Arguments arguments;
  private final Scenario.Call call;
  private final Company company;
  private int failed;

  private Run(Arguments arguments, Scenario.Call call, Company company) {
    this.arguments = arguments;
    this.call = call;
    this.company = company;
  }

  static Run prepare(Arguments arguments) throws Exception {
    Company company = Company.of(arguments.company());
    return new Run(arguments, arguments.scenario.prepare(arguments.side()), company);
  }

  void start() throws Exception {
    say("ready: %s, process %d, %s", arguments, ProcessHandle.current().pid(), duration());
    long paceNanos = Duration.ofSeconds(arguments.seconds()).toNanos() / arguments.calls();
    long nextNanos = System.nanoTime();
    long endNanos = nextNanos + 2 * paceNanos * arguments.calls();
    int calls = 0;
    while (calls < arguments.calls() && System.nanoTime() - endNanos < 0) {
      calls++;
      iterate(calls);
      // What a busy machine delays is hardly caught up: a burst is not what a service sees.
      nextNanos = Math.max(nextNanos + paceNanos, System.nanoTime() + paceNanos / 2);
      sleepUntil(nextNanos);
    }
    say("done: %d calls, %d failed. %s", calls, failed, lookFor());
  }

  private void iterate(int number) throws Exception {
    try {
      call.run();
      company.visit();
    } catch (Exception | InternalError e) {
      // Without a free descriptor calls fail, as in any service; HttpClient throws InternalError.
      failed(number, e);
    }
    if (arguments.gc() && number % 10 == 0) {
      System.gc();
    }
  }

  private void failed(int number, Throwable e) {
    if (failed++ == 0) {
      System.err.println("demo: call " + number + " failed, later ones are only counted: " + e);
    }
  }

  private static void sleepUntil(long deadlineNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(deadlineNanos - System.nanoTime());
  }

  private String duration() {
    return "ends by itself after " + arguments.seconds() + " s";
  }

  private String lookFor() {
    return arguments.side() != Side.FIXED
        ? "Look in the report for " + arguments.scenario.leak + "."
        : "Look in the report: no leak, every handle was closed.";
  }

  private static void say(String format, Object... values) {
    System.out.println("demo: " + String.format(format, values));
  }
}
