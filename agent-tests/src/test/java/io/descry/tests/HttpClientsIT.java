package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HTTP clients as units, with the libraries as they were released: what is shared and closed is
 * left in peace; responses that stay open, and clients built per call, are named by their line.
 */
@Tag("long")
class HttpClientsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More than a socket's buffers hold, so that a body that is not read stays unread. */
  private static final byte[] BODY = new byte[3_000_000];

  private enum Library {
    OKHTTP_3("OkHttp", "okhttp3", "OkHttpClient"),
    OKHTTP_4("OkHttp", "okhttp4", "OkHttpClient"),
    OKHTTP_5_1("OkHttp", "okhttp5", "OkHttpClient"),
    OKHTTP_5_3("OkHttp", "okhttp53", "OkHttpClient"),
    APACHE_4_3("Apache4", "apache43", "Apache HttpClient"),
    APACHE_4_5("Apache4", "apache4", "Apache HttpClient"),
    APACHE_5_0("Apache5", "apache50", "Apache HttpClient"),
    APACHE_5_5("Apache5", "apache5", "Apache HttpClient"),
    URL_CONNECTION("UrlConnection", "", "");

    private final String program;
    private final String jars;
    private final String client;

    Library(String program, String jars, String client) {
      this.program = program;
      this.jars = jars;
      this.client = client;
    }

    boolean isOkHttp() {
      return program.equals("OkHttp");
    }

    boolean hasClients() {
      return this != URL_CONNECTION;
    }

    /** Whether a response knows the socket that was opened for it. */
    boolean refers() {
      return isOkHttp() || !hasClients();
    }

    /** How a frame of this program begins. */
    String frame(String method) {
      return "io.descry.tests.programs." + program + "Calls." + method;
    }

    /** How a frame begins that calls and does not close. */
    String responses() {
      return frame(hasClients() ? "unread" : "open");
    }
  }

  private final ExecutorService answering = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(answering);
    server.createContext("/", HttpClientsIT::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    answering.shutdownNow();
  }

  private static void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.sendResponseHeaders(200, BODY.length);
      exchange.getResponseBody().write(BODY);
    } catch (IOException hungUp) {
      return;
    }
  }

  static Stream<Arguments> all() {
    return Jdks.some()
        .flatMap(jdk -> Stream.of(Library.values()).map(library -> Arguments.of(jdk, library)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void what_is_shared_is_left_in_peace_and_what_leaks_is_named(Jdk jdk, Library library) {
    try (ChildJvm child = program(jdk, library, "HttpCalls").agent("interval=0").start()) {
      a_shared_client_is_one_and_has_no_open_response(child, library);
      a_response_that_stays_open_has_its_line_and_its_socket(child, library);
      closed_responses_and_clients_are_gone(child);
      clients_of_their_own_are_a_finding(child, library);
      dropped_responses_are_a_finding(child, library);
      AgentReport report = AgentReport.of(child);
      assertThat(report.root().get("agent").get("lostEvents").asLong()).isZero();
      assertThat(report.ledger("unknown")).isZero();
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).noneMatch(line -> line.contains("Error"));
    }
  }

  private static void a_shared_client_is_one_and_has_no_open_response(
      ChildJvm child, Library library) {
    child.ask("shared 30", "done");
    child.ask("derived 25", "done");

    AgentReport report = AgentReport.of(child);

    assertThat(handles(report, "http-exchange")).isEmpty();
    assertThat(handles(report, "http-client")).hasSize(library.hasClients() ? 1 : 0);
    assertThat(findings(report)).isEmpty();
  }

  private static void a_response_that_stays_open_has_its_line_and_its_socket(
      ChildJvm child, Library library) {
    Map<Integer, String> before = child.proc().descriptors();
    child.ask("leak 5", "done");
    child.ask("async 5", "done");

    AgentReport report = AgentReport.of(child);

    // One connection may have been idle in the pool.
    assertThat(sockets(child.proc().since(before))).hasSizeBetween(9, 10);
    assertThat(handles(report, "http-exchange")).hasSize(10);
    assertThat(open(report, "http-exchange", library.responses())).isEqualTo(10);
    assertThat(open(report, "socket", library.responses())).isBetween(9L, 10L);
    if (library.isOkHttp()) {
      assertThat(open(report, "socket", library.frame("unreadByAnotherThread"))).isEqualTo(5);
    }
    assertThat(refersTo(report, "http-exchange")).isBetween(library.refers() ? 9L : 0L, 10L);
    assertThat(refersTo(report, "http-client")).isEqualTo(library.hasClients() ? 20 : 0);
    assertThat(findings(report)).isEmpty();
  }

  private static void closed_responses_and_clients_are_gone(ChildJvm child) {
    child.ask("close", "done");

    AgentReport report = AgentReport.of(child);

    assertThat(handles(report, "http-exchange")).isEmpty();
    assertThat(handles(report, "http-client")).isEmpty();
    assertThat(findings(report)).isEmpty();
  }

  private static void clients_of_their_own_are_a_finding(ChildJvm child, Library library) {
    if (library.hasClients()) {
      Map<Integer, String> before = child.proc().descriptors();
      child.ask("clients 25", "done");
      long more = sockets(child.proc().since(before)).size();

      JsonNode finding = finding(AgentReport.of(child), "client-per-call");

      assertThat(more).isEqualTo(25);
      assertThat(finding.get("title").asText())
          .startsWith("25 " + library.client + "s built at " + library.frame("clientOfItsOwn"))
          .contains("1 descriptor", "25 descriptors")
          .contains(library == Library.OKHTTP_3 ? "each costs 1 thread and" : "each costs 1 desc");
    }
  }

  private static void dropped_responses_are_a_finding(ChildJvm child, Library library) {
    child.ask("again", "done");
    child.ask("drop 5", "done");

    await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .untilAsserted(
            () -> {
              JsonNode finding = finding(AgentReport.of(child), "unconsumed-response");
              assertThat(finding.get("certainty").asText()).isEqualTo("recovered");
              assertThat(finding.get("title").asText())
                  .startsWith("5 responses ")
                  .contains(" of calls at " + library.responses());
            });
  }

  @Test
  void an_agent_that_comes_later_follows_the_calls_from_then_on() {
    Library library = Library.OKHTTP_4;
    try (ChildJvm child = program(Jdks.running(), library, "HttpCalls").start()) {
      child.ask("leak 3", "done");
      CommandLine.run("attach", String.valueOf(child.pid()), "interval=0");
      child.ask("leak 4", "done");
      child.ask("async 2", "done");

      AgentReport report = AgentReport.of(child);

      assertThat(handles(report, "http-exchange")).hasSize(6);
      assertThat(handles(report, "socket")).hasSize(6);
      assertThat(refersTo(report, "http-client")).isEqualTo(12);
      assertThat(report.root().get("agent").get("lostEvents").asLong()).isZero();
      CommandLine.run("detach", String.valueOf(child.pid()));
      child.ask("shared 2", "done");
      child.ask("close", "done"); // Else threads of OkHttp's keep the JVM for a minute.
      assertThat(child.end()).isZero();
    }
  }

  @Test
  void two_copies_in_two_class_loaders_that_see_only_the_jdk_are_both_followed() {
    for (Library library : List.of(Library.OKHTTP_5_3, Library.APACHE_4_5)) {
      try (ChildJvm child = program(Jdks.running(), library, "HttpTwice").agent("").start()) {
        child.await("ready 6");

        AgentReport report = AgentReport.of(child);

        assertThat(handles(report, "http-client")).hasSize(2);
        assertThat(handles(report, "http-exchange")).hasSize(6);
        assertThat(refersTo(report, "http-client")).isEqualTo(12);
        assertThat(child.end()).isZero();
      }
    }
  }

  private ChildJvmCommand program(Jdk jdk, Library library, String main) {
    ChildJvmCommand command = ChildJvm.on(jdk).jvm("-Xverify:all");
    command.classPath(Path.of(System.getProperty("descry.programs") + "-http"));
    if (library.hasClients()) {
      jars(library).forEach(command::classPath);
    }
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return command.main(main, library.program, address);
  }

  private static List<Path> jars(Library library) {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("descry.apps"), library.jars))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Handle> handles(AgentReport report, String kind) {
    return report.handles().filter(handle -> handle.kind().equals(kind)).toList();
  }

  private static long refersTo(AgentReport report, String kind) {
    return handles(report, kind).stream().mapToLong(h -> h.row().get("refersTo").size()).sum();
  }

  /** Open handles of this kind at the frames that begin so. */
  private static long open(AgentReport report, String kind, String frame) {
    return report
        .sites()
        .filter(site -> site.kind().equals(kind))
        .filter(site -> site.applicationFrame().orElse("-").startsWith(frame))
        .mapToLong(site -> site.count("open"))
        .sum();
  }

  private static List<String> sockets(Map<Integer, String> descriptors) {
    return descriptors.values().stream().filter(t -> t.startsWith("socket:")).toList();
  }

  private static List<String> findings(AgentReport report) {
    List<String> titles = new ArrayList<>();
    report.root().get("findings").forEach(finding -> titles.add(finding.get("title").asText()));
    return titles;
  }

  private static JsonNode finding(AgentReport report, String rule) {
    for (JsonNode finding : report.root().get("findings")) {
      if (finding.get("rule").asText().equals(rule)) {
        return finding;
      }
    }
    throw new AssertionError("no " + rule + " among " + findings(report));
  }
}
