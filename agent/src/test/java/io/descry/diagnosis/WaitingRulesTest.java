package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import io.descry.model.HostPort;
import io.descry.model.SocketReader;
import io.descry.model.TcpState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about calls that wait: for an answer, and for a connection of a pool. */
class WaitingRulesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void connections_that_wait_for_an_answer_for_ever_are_named_with_their_threads() {
    Timeline.Source calls = waiting(3, 150_000);

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(Golden.of(finding))
                    .isEqualTo(
                        """
                        DSC-SUSPECT no-timeout leak suspect
                        3 connections to api.example:443 wait with no read time-out, opened at \
                        com.acme.Conf.load(Conf.java:31): 3 threads in a read, the longest for 2 min
                        fix: Set a connect, a read and a whole-call time-out \
                        (Socket.setSoTimeout, URLConnection.setReadTimeout, or the client's own), \
                        and bound how many calls may wait at once. Until then `ss -K dst ADDRESS` \
                        as root ends the waits where the kernel allows it, and not the next ones.
                        in: null
                        sites: 1
                        evidence: applicationBy=code source closed=0 descriptors=3 open=3 opened=3 \
                        orphaned=0 recoveredByGc=0 target=api.example:443 verdict=suspect\
                        """));
    assertThat(calls.open).hasSize(3);
  }

  @Test
  void a_connection_or_two_may_wait_for_messages() {
    waiting(2, 150_000);

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void an_answer_that_takes_a_minute_is_slow_and_not_lost() {
    waiting(20, 60_000);

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void accepted_connections_wait_for_their_clients() {
    Timeline.Source server =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.accept");
    server.readingSince = timeline.now;
    for (int i = 0; i < 20; i++) {
      server.openSocket(8080, 50_000 + i, TcpState.ESTABLISHED);
    }
    timeline.tick(600_000);

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void waiting_connections_that_become_more_are_a_leak_of_that_cause() {
    Timeline.Source calls = timeline.source(HandleKind.SOCKET, LINE);
    calls.remote = new HostPort("api.example", null, 443);
    for (int second = 0; second < 10; second++) {
      calls.readingSince = timeline.now;
      for (int i = 0; i < 10; i++) {
        calls.openSocket(40_000 + 10 * second + i, 443, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("no-timeout");
              assertThat(finding.title)
                  .isEqualTo(
                      "100 connections to api.example:443 wait with no read time-out, opened at"
                          + " com.acme.Conf.load(Conf.java:31): 100 threads in a read, the longest"
                          + " for 10 s, +600/min");
            });
  }

  @ParameterizedTest
  @CsvSource({
    // A thread of the object that opened the connection.
    "7, com.acme.Conf$Link.lambda$new$0(Conf.java:40), false",
    // A thread that does nothing but read.
    "7, com.acme.LinkReader.run(LinkReader.java:9), true",
  })
  void connections_with_a_reader_of_their_own_were_not_closed(
      long thread, String bottom, boolean dedicated) {
    timeline.readers = List.of(new SocketReader(thread, bottom, dedicated));
    growingWaits();

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("unclosed-handle");
              assertThat(finding.title).doesNotContain("time-out");
              assertThat(finding.advice).contains(bottom).contains("would break it");
            });
  }

  @ParameterizedTest
  @CsvSource({
    // The thread that opened the connection waits for the answer.
    "0, com.acme.Conf.load(Conf.java:31), true",
    // A worker of a pool waits in a call of the application.
    "7, org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run(TaskThread.java:63), false",
    "7, com.acme.Worker.run(Worker.java:12), false",
  })
  void calls_of_the_application_that_wait_need_a_time_out(
      long thread, String bottom, boolean dedicated) {
    timeline.readers = List.of(new SocketReader(thread, bottom, dedicated));
    growingWaits();

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("no-timeout"));
  }

  @Test
  void a_library_that_reads_its_own_connections_was_not_closed() {
    Timeline.Source calls =
        timeline.library(
            HandleKind.SOCKET,
            new Artifact("amqp-client", "5.20.0"),
            "com.rabbitmq.client.impl.SocketFrameHandlerFactory.create(A.java:1)",
            LINE);
    timeline.readers =
        List.of(
            new SocketReader(
                9, "com.rabbitmq.client.impl.AMQConnection$MainLoop.run(A.java:2)", false));
    growingWaits(calls);

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("unclosed-handle"));
  }

  @Test
  void accepted_connections_that_leak_and_wait_need_an_idle_time_out() {
    Timeline.Source server =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.accept");
    timeline.readers = List.of(new SocketReader(7, "com.acme.Conf$Handler.run(C.java:5)", true));
    growingWaits(server);
    server.recover(1);
    timeline.tick();

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("no-timeout");
              assertThat(finding.title).startsWith("99 connections from ");
              assertThat(finding.advice).contains("accepted").doesNotContain("URLConnection");
            });
  }

  private void growingWaits() {
    growingWaits(timeline.source(HandleKind.SOCKET, LINE));
  }

  private void growingWaits(Timeline.Source calls) {
    calls.remote = new HostPort("api.example", null, 443);
    for (int second = 0; second < 10; second++) {
      calls.readingSince = timeline.now;
      for (int i = 0; i < 10; i++) {
        calls.openSocket(40_000 + 10 * second + i, 443, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }
  }

  @Test
  void a_wait_that_ends_is_withdrawn() {
    Timeline.Source calls = waiting(3, 150_000);
    timeline.report();
    calls.close(3);
    timeline.tick();

    assertThat(timeline.report().withdrawn)
        .singleElement()
        .satisfies(
            withdrawn -> {
              assertThat(withdrawn.rule).isEqualTo("no-timeout");
              assertThat(withdrawn.reason).isEqualTo("mended: none open: all 3 opened were closed");
            });
  }

  /** Calls to a host that does not answer, for so long. */
  private Timeline.Source waiting(int count, long millis) {
    Timeline.Source calls = timeline.source(HandleKind.SOCKET, LINE);
    calls.remote = new HostPort("api.example", null, 443);
    calls.readingSince = timeline.now;
    for (int i = 0; i < count; i++) {
      calls.openSocket(40_000 + i, 443, TcpState.ESTABLISHED);
    }
    timeline.tick(millis);
    return calls;
  }

  @Test
  void a_pool_whose_connections_are_all_checked_out_is_starved_and_no_descriptors_are() {
    Timeline.Source[] both = pool(4, 4);

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(Golden.of(finding))
                    .isEqualTo(
                        """
                        DSC-SUSPECT pool-starved other suspect
                        Pool starvation, not descriptor exhaustion: all 4 connections to \
                        api.example:443 are leased to calls made at \
                        com.acme.Conf.load(Conf.java:31), none given back for 2 min
                        fix: Close every response, give calls a time-out, and make the pool as \
                        large as the concurrency that is wanted. A larger pool alone fills as well \
                        where responses are not closed.
                        in: null
                        sites: 1
                        evidence: calls=4 connections=4\
                        """));

    both[0].close(1);
    timeline.tick();

    assertThat(timeline.report().withdrawn)
        .singleElement()
        .satisfies(withdrawn -> assertThat(withdrawn.rule).isEqualTo("pool-starved"));
  }

  @Test
  void a_pool_with_a_connection_to_spare_is_not_starved() {
    pool(4, 5);

    assertThat(timeline.report().findings).isEmpty();
  }

  private Timeline.Source[] pool(int exchanges, int connections) {
    Timeline.Source calls = timeline.source(HandleKind.HTTP_EXCHANGE, LINE);
    Timeline.Source sockets = timeline.source(HandleKind.SOCKET, LINE);
    sockets.remote = new HostPort("api.example", null, 443);
    Timeline.Source client =
        timeline.source(
            HandleKind.HTTP_CLIENT, "com.acme.Main.x(Main.java:1)", "okhttp3.OkHttpClient.<init>");
    client.open(1);
    calls.clientId = client.latest().id;
    sockets.clientId = client.latest().id;
    calls.target = null;
    calls.open(exchanges);
    for (int i = 0; i < connections; i++) {
      sockets.openSocket(40_000 + i, 443, TcpState.ESTABLISHED);
    }
    for (int second = 0; second < 130; second++) {
      timeline.tick();
    }
    return new Timeline.Source[] {calls, sockets};
  }
}
