package io.descry.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.recording.RecordedProcess;
import io.descry.recording.RecordingClock;
import io.descry.recording.RecordingListener;
import io.descry.recording.RecordingReader;
import io.descry.recording.RecordingWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the writer writes of a process leads to the verdicts that the process led to. */
class RecordingWriterTest {

  private static final Instant START = Instant.parse("2026-12-01T03:00:00Z");
  private static final int SECONDS = 900;

  @Test
  void a_written_recording_leads_to_the_same_verdicts() throws IOException {
    String life = life();

    assertThat(verdicts(written(life, false))).isEqualTo(verdicts(life)).hasSizeGreaterThan(1);
  }

  @Test
  void hashed_names_change_no_verdict_and_hide_each_name() throws IOException {
    String life = life();

    String written = written(life, true);

    assertThat(verdicts(written)).isEqualTo(verdicts(life));
    assertThat(written)
        .doesNotContain("acme")
        .doesNotContain("/etc/conf")
        .doesNotContain("db.test");
  }

  @Test
  void a_tick_costs_less_than_a_kilobyte() throws IOException {
    assertThat(written(life(), false).length()).isLessThan(SECONDS * 1_024);
  }

  @Test
  void the_example_of_the_documentation_says_what_the_page_says() throws IOException {
    List<String> page = Files.readAllLines(Path.of("docs/recording.md"));
    String example = block(page, "<!-- example: a test replays these lines -->");
    String output = block(page, "`replay` prints:");
    List<Moment> changes = new ArrayList<>();

    Player.play(reader(example), changes::add);

    assertThat(example.lines()).hasSize(10);
    assertThat(output.lines().findFirst().orElseThrow())
        .startsWith("+0d 00:01:00 " + changes.get(0).wallTime);
    assertThat(output).contains("OK: 60 of 1024").contains("20 watched + 40 JVM");
    assertThat(changes.get(0).report.state).hasToString("ok");
    assertThat(changes.get(0).report.counts.used).isEqualTo(60);
  }

  private static String block(List<String> page, String after) {
    int from = page.indexOf(after);
    int open = page.subList(from, page.size()).indexOf("```") + from;
    int end = page.subList(open + 1, page.size()).indexOf("```") + open + 1;
    return String.join("\n", page.subList(open + 1, end)) + "\n";
  }

  /** A pool, a load, a leak that ends, and what the collector finds. */
  private static String life() {
    StringBuilder life =
        new StringBuilder(
            """
            descry-recording 1
            limit 1024
            interval 30
            other jvm 40
            site leak file-input com.acme.Conf.load(Conf.java:31)
            site load file-channel com.acme.Store.read(Store.java:12)
            site pool socket com.acme.Pool.connect(Pool.java:9)
            site lost selector com.acme.Loop.open(Loop.java:7)
            open pool 8 target=db.test
            """);
    Random dice = new Random(5);
    int held = 0;
    for (int second = 1; second <= SECONDS; second++) {
      life.append("at ").append(second).append('\n');
      int wanted = dice.nextInt(20);
      if (wanted != held) {
        String what = wanted > held ? "open load " : "close load ";
        life.append(what).append(Math.abs(wanted - held)).append('\n');
        held = wanted;
      }
      if (second < 400) {
        life.append("open leak 1 target=/etc/conf\n");
      }
      if (second == 500) {
        life.append("open lost 3 fds=2\n");
      }
      if (second == 520) {
        life.append("lose lost 2\n");
      }
    }
    return life.append("end ").append(SECONDS + 30).append('\n').toString();
  }

  private static List<String> verdicts(String life) throws IOException {
    List<String> verdicts = new ArrayList<>();
    Player.play(reader(life), moment -> verdicts.add(moment.seconds + " " + moment.verdict()));
    return verdicts;
  }

  private static String written(String life, boolean hashed) throws IOException {
    Writing writing = new Writing(hashed);
    new RecordingReader(writing).read(reader(life));
    return writing.text.toString();
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(text));
  }

  /** Writes a life down as the agent would. */
  private static final class Writing implements RecordingListener {
    private final RecordingWriter writer;
    private final StringBuilder text = new StringBuilder();
    private long interval;

    Writing(boolean hashed) {
      writer = new RecordingWriter(hashed, START);
    }

    @Override
    public void startsAt(Instant start) {}

    @Override
    public void reportsEvery(long seconds) {
      interval = seconds;
    }

    @Override
    public void clockSteps(long seconds) {}

    @Override
    public void tick(RecordedProcess process, long second) {
      writer.tick(process.tick(), second * 1_000);
      if (second % interval == 0) {
        report(process, second, false);
      }
      text.append(writer.take());
    }

    @Override
    public void report(RecordedProcess process, long second, boolean exhausted) {
      writer.report(process.ledger(RecordingClock.millis(second * 1_000)), second * 1_000);
      text.append(writer.take());
    }
  }
}
