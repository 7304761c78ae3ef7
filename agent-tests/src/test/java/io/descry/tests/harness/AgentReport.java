package io.descry.tests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A report of the agent in a child, read from its JSON. Immutable. */
public final class AgentReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration START = Duration.ofSeconds(60);

  private final JsonNode root;

  private AgentReport(JsonNode root) {
    ReportRules.mustHold(root);
    this.root = root;
  }

  /** A fresh report, asked for by the command line; waits for an agent that is still starting. */
  public static AgentReport of(ChildJvm child) {
    String[] command = {"report", String.valueOf(child.pid()), "--format", "json"};
    CommandLine.Result result = CommandLine.run(command);
    long deadline = System.nanoTime() + START.toNanos();
    while (isNotThereYet(result.err()) && System.nanoTime() < deadline) {
      result = CommandLine.run(command);
    }
    if (result.exit() > 1) {
      throw new AssertionError(
          "no report: " + result.err() + "; the child's stderr: " + child.stderr());
    }
    return parse(result.out());
  }

  /** A child that has just started, on a machine where many do, has no report for a while. */
  private static boolean isNotThereYet(String error) {
    return error.contains("Descry is not in") || error.contains("does not react");
  }

  /** One document. */
  public static AgentReport parse(String json) {
    try {
      return new AgentReport(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  /** One document a report, as the file exporter writes them. */
  public static List<AgentReport> parseAll(String documents) {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
      List<AgentReport> reports = new ArrayList<>();
      values.forEachRemaining(node -> reports.add(new AgentReport(node)));
      return reports;
    } catch (java.io.IOException e) {
      throw new AssertionError("not JSON: " + documents, e);
    }
  }

  public JsonNode root() {
    return root;
  }

  public String trigger() {
    return root.get("trigger").asText();
  }

  /** The number of descriptors of this class, or of the kernel. */
  public int ledger(String name) {
    return root.get("ledger").get(name).asInt();
  }

  public Optional<Descriptor> descriptor(int fd) {
    return descriptors().filter(d -> d.fd() == fd).findFirst();
  }

  public Stream<Descriptor> descriptors() {
    return rows("descriptors").map(Descriptor::new);
  }

  public Stream<Handle> handles() {
    return rows("handles").map(Handle::new);
  }

  public Optional<Handle> handle(long id) {
    return handles().filter(h -> h.id() == id).findFirst();
  }

  public Stream<Site> sites() {
    return rows("sites").map(Site::new);
  }

  public Optional<Site> site(String fingerprint) {
    return sites().filter(s -> s.fingerprint().equals(fingerprint)).findFirst();
  }

  /** Findings of cause leak that are permanent, recovered or growing. */
  public List<JsonNode> leaks() {
    return rows("findings")
        .filter(f -> f.get("cause").asText().equals("leak"))
        .filter(f -> !List.of("suspect", "expected").contains(f.get("certainty").asText()))
        .toList();
  }

  /** The first application frame below this handle's open, or {@code -} without one. */
  public String frame(Handle handle) {
    return handle.site().flatMap(this::site).flatMap(Site::applicationFrame).orElse("-");
  }

  private Stream<JsonNode> rows(String name) {
    return StreamSupport.stream(root.get(name).spliterator(), false);
  }

  private static Optional<String> text(JsonNode row, String field) {
    JsonNode value = row.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  /** One kernel number. */
  public record Descriptor(int fd, String type, String target, Optional<Long> handle) {

    Descriptor(JsonNode row) {
      this(
          row.get("fd").asInt(),
          row.get("class").asText(),
          row.get("target").asText(),
          text(row, "handle").map(Long::valueOf));
    }
  }

  /** One handle. */
  public record Handle(long id, String kind, List<Integer> fds, String state, JsonNode row) {

    Handle(JsonNode row) {
      this(row.get("id").asLong(), row.get("kind").asText(), numbers(row), state(row), row);
    }

    private static String state(JsonNode row) {
      return row.get("state").asText();
    }

    private static List<Integer> numbers(JsonNode row) {
      return StreamSupport.stream(row.get("fds").spliterator(), false)
          .map(JsonNode::asInt)
          .toList();
    }

    public Optional<String> site() {
      return text(row, "site");
    }
  }

  /** One site. */
  public record Site(String fingerprint, String kind, JsonNode row) {

    Site(JsonNode row) {
      this(row.get("fingerprint").asText(), row.get("kind").asText(), row);
    }

    public Optional<String> applicationFrame() {
      return text(row, "applicationFrame");
    }

    public long count(String field) {
      return row.get(field).asLong();
    }

    public String verdict() {
      return row.get("verdict").asText();
    }
  }
}
