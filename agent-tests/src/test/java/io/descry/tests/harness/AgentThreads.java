package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the kernel has counted of the agent's threads in another process so far. Immutable. */
public final class AgentThreads {

  /** {@code voluntary_ctxt_switches}: how often a thread went to sleep by itself. */
  private static final Pattern STATUS = Pattern.compile("\\nvoluntary_ctxt_switches:\\s+(\\d+)");

  private final long atNanos = System.nanoTime();
  private final Set<String> names;
  private final long wakings;
  private final long cpuNanos;

  private AgentThreads(Map<String, long[]> byName) {
    names = Set.copyOf(byName.keySet());
    wakings = byName.values().stream().mapToLong(counts -> counts[0]).sum();
    cpuNanos = byName.values().stream().mapToLong(counts -> counts[1]).sum();
  }

  public static AgentThreads of(ChildJvm child) {
    Map<String, long[]> byName = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + child.pid() + "/task"))) {
      for (Path task : tasks.toList()) {
        String name = Files.readString(task.resolve("comm")).trim();
        if (name.startsWith("descry")) {
          byName.put(name, counts(task));
        }
      }
      return new AgentThreads(byName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long[] counts(Path task) throws IOException {
    Matcher status = STATUS.matcher(Files.readString(task.resolve("status")));
    if (!status.find()) {
      throw new AssertionError("no count in " + task);
    }
    String scheduled = Files.readString(task.resolve("schedstat"));
    return new long[] {Long.parseLong(status.group(1)), Long.parseLong(scheduled.split(" ")[0])};
  }

  public Set<String> names() {
    return names;
  }

  /** Of all of them together. */
  public double wakingsASecondSince(AgentThreads before) {
    return (wakings - before.wakings) * 1e9 / (atNanos - before.atNanos);
  }

  /** Of all of them together. */
  public long cpuMillis() {
    return cpuNanos / 1_000_000;
  }
}
