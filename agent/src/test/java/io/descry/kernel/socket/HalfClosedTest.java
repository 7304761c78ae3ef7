package io.descry.kernel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedTables;
import io.descry.kernel.RecordedText;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.model.SocketProtocol;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look between reports: what it finds, and that it cannot cost much. */
class HalfClosedTest {

  private static final String ROW = " 00000001:00000007 00:00000000 00000000 1000 0 ";

  @TempDir Path process;

  private final RecordedTables tables =
      new RecordedTables()
          .withSockStat(new RecordedText("TCP: inuse 3 orphan 0 tw 5 alloc 9 mem 1\n"))
          .with(
              SocketProtocol.TCP,
              new RecordedText(
                  RecordedTables.INET_HEAD
                      + ("   0: 0100007F:C350 0500000A:01BB 08" + ROW + "18\n")
                      + ("   1: 0100007F:C351 0500000A:01BB 01" + ROW + "19\n")
                      + ("   2: 0100007F:C352 0500000A:01BB 08" + ROW + "20\n")));

  /** Each look at the clock takes so long. */
  private long stepNanos = 1_000;

  private long nowNanos;
  private HalfClosed halfClosed;

  @BeforeEach
  void three_connections_of_which_two_are_asked_for() throws IOException {
    Files.createDirectories(process.resolve("fd"));
    for (int number = 8; number <= 10; number++) {
      Path link = process.resolve("fd/" + number);
      Files.createSymbolicLink(link, Path.of("socket:[" + (number + 10) + "]"));
    }
    LongSupplier clock = () -> nowNanos += stepNanos;
    SocketTable table = new SocketTable(new LineReader(clock), ByteOrder.LITTLE_ENDIAN, clock);
    halfClosed = new HalfClosed(ProcDescriptors.in(process.toString()), table, clock);
  }

  @Test
  void only_those_asked_for_and_half_closed_are_found() {
    assertThat(halfClosed.among(List.of(8, 9, 77), tables)).containsExactly(18L);
  }

  @Test
  void without_connections_nothing_is_read() {
    long before = nowNanos;

    assertThat(halfClosed.among(List.of(), tables)).isEmpty();

    assertThat(nowNanos).isEqualTo(before);
  }

  @Test
  void after_a_look_it_pauses_400_times_as_long_and_never_more_than_ten_seconds() {
    stepNanos = 100_000;
    long before = nowNanos;
    halfClosed.among(List.of(8), tables);
    long cost = nowNanos - before;

    nowNanos = before + 300 * cost;
    assertThat(halfClosed.among(List.of(8), tables)).isNull();
    nowNanos = before + 401 * cost;
    assertThat(halfClosed.among(List.of(8), tables)).isEqualTo(Set.of(18L));

    stepNanos = TimeUnit.MILLISECONDS.toNanos(8);
    nowNanos += TimeUnit.MINUTES.toNanos(1);
    halfClosed.among(List.of(8), tables);
    nowNanos += TimeUnit.SECONDS.toNanos(10);
    assertThat(halfClosed.among(List.of(8), tables)).isNotNull();
  }

  @Test
  void too_many_sockets_or_rows_are_left_to_the_reports() {
    List<Integer> many = IntStream.rangeClosed(0, HalfClosed.MOST_SOCKETS).boxed().toList();
    assertThat(halfClosed.among(many, tables)).isNull();

    tables.withSockStat(new RecordedText("TCP: inuse 3 orphan 0 tw 500000 alloc 9 mem 1\n"));
    assertThat(halfClosed.among(List.of(8), tables)).isNull();
  }

  @Test
  void a_table_that_takes_too_long_is_left_to_the_reports() {
    stepNanos = TimeUnit.MILLISECONDS.toNanos(60);

    assertThat(halfClosed.among(List.of(8), tables)).isNull();
  }
}
