package io.descry.tests.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recording's lines, from the reports of each second: what changed since the one before. Not
 * thread-safe.
 *
 * <pre>
 * site 0 socket accepted com.acme.Server.run(Server.java:20)
 * 17.0                     a report, so many seconds after the first
 * + 0 42 16412 3           site 0 holds handle 42, opened at 16.412 s, on the third of its targets
 * - 42                     which is not open any more
 * = 0 12 0 0               of site 0, 12 are closed, none recovered, none orphaned
 * </pre>
 */
final class Transcript {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Integer> sites = new LinkedHashMap<>();
  private final Map<String, String> counts = new HashMap<>();
  private final Map<String, Integer> targets = new HashMap<>();
  private final Set<Long> open = new HashSet<>();
  private long startMillis;

  /** Of a file with a report in each line; the end of the process may have cut the last. */
  static String of(Path reports) throws IOException {
    Transcript transcript = new Transcript();
    try (Stream<String> lines = Files.lines(reports)) {
      lines.filter(line -> line.endsWith("}")).map(AgentReport::parse).forEach(transcript::add);
    }
    return transcript.text.toString();
  }

  private static long millis(JsonNode instant) {
    return Instant.parse(instant.asText()).toEpochMilli();
  }

  private void add(AgentReport report) {
    startMillis = startMillis == 0 ? millis(report.root().get("at")) : startMillis;
    report.root().get("sites").forEach(this::addSite);
    text.append((millis(report.root().get("at")) - startMillis) / 100 / 10.0).append('\n');
    Set<Long> now = new HashSet<>();
    report.root().get("handles").forEach(handle -> addHandle(handle, now));
    open.stream().filter(id -> !now.contains(id)).sorted().forEach(this::end);
    open.retainAll(now);
    report.root().get("sites").forEach(this::addCounts);
  }

  private void addSite(JsonNode site) {
    String key = site.get("fingerprint").asText();
    if (!sites.containsKey(key)) {
      sites.put(key, sites.size());
      String frame = site.get("applicationFrame").asText();
      text.append("site ")
          .append(sites.get(key))
          .append(' ')
          .append(site.get("kind").asText())
          .append(isAccepted(site) ? " accepted " : " own ")
          .append(frame.equals("null") ? site.get("frames").get(0).asText() : frame)
          .append('\n');
    }
  }

  private static boolean isAccepted(JsonNode site) {
    String frames = site.get("frames").toString();
    return frames.contains("java.net.ServerSocket.")
        || frames.contains("sun.nio.ch.ServerSocketChannelImpl.");
  }

  private void addHandle(JsonNode handle, Set<Long> now) {
    String site = handle.get("site").asText();
    long id = handle.get("id").asLong();
    if (!sites.containsKey(site)) {
      return;
    }
    now.add(id);
    if (open.add(id)) {
      text.append("+ ").append(sites.get(site)).append(' ').append(id).append(' ');
      text.append(millis(handle.get("openedAt")) - startMillis);
      text.append(' ').append(target(handle)).append('\n');
    }
  }

  private int target(JsonNode handle) {
    String target = handle.get("site") + " " + handle.get("remote") + handle.get("target");
    return targets.computeIfAbsent(target, key -> targets.size());
  }

  private void end(long id) {
    text.append("- ").append(id).append('\n');
  }

  private void addCounts(JsonNode site) {
    String key = site.get("fingerprint").asText();
    String now = site.get("closed") + " " + site.get("recoveredByGc") + " " + site.get("orphaned");
    if (!now.equals(counts.put(key, now))) {
      text.append("= ").append(sites.get(key)).append(' ').append(now).append('\n');
    }
  }
}
