package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStatTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  @Test
  void the_cpu_time_of_this_process_is_what_the_jvm_says() {
    OperatingSystemMXBean jvm =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    long ours = new ProcessStat("/proc/self").cpuNanos();

    assertThat(ours).isCloseTo(jvm.getProcessCpuTime(), within(SECOND / 2));
  }

  @Test
  void the_start_is_before_now_and_after_the_boot() throws Exception {
    double uptime =
        Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]) * SECOND;

    long start = new ProcessStat("/proc/self").startNanosSinceBoot();

    long jvm = ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000;
    assertThat(uptime - start).isBetween((double) jvm - SECOND, (double) jvm + 5 * SECOND);
  }

  @Test
  void a_command_of_any_text_does_not_move_the_columns() throws Exception {
    write("17 (a) b (c) R 9) S 1 17 17 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 1 0 1234 0 0");

    ProcessStat stat = new ProcessStat(folder.toString());

    assertThat(stat.cpuNanos()).isEqualTo(3 * SECOND);
    assertThat(stat.startNanosSinceBoot()).isEqualTo(12_340_000_000L);
  }

  @Test
  void the_last_answer_stands_when_the_file_is_gone_or_empty() throws Exception {
    write("17 (a) S 1 17 17 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 1 0 1234 0 0");
    ProcessStat stat = new ProcessStat(folder.toString());
    stat.cpuNanos();

    write("");
    long empty = stat.cpuNanos();
    Files.delete(folder.resolve("stat"));

    assertThat(empty).isEqualTo(3 * SECOND);
    assertThat(stat.cpuNanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void what_was_never_there_used_nothing() {
    assertThat(new ProcessStat("/nowhere").cpuNanos()).isZero();
  }

  private void write(String text) throws Exception {
    Files.writeString(folder.resolve("stat"), text);
  }
}
