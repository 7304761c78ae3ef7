package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.PseudoTerminal;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** {@code top} in a real terminal, on a JVM that has no descriptor left. */
class TopIT {

  private static final String ENTERED = "\033[?1049h";
  private static final String LEFT = "\033[?25h\033[?1049l";

  @Test
  void keys_sort_open_and_quit_and_the_terminal_is_as_it_was() {
    try (ChildJvm child = fullService();
        PseudoTerminal terminal = top(child, 30, 120)) {
      terminal.awaitScreen("table, the biggest first", chosen("Service.open"));
      terminal.type("l");
      terminal.awaitScreen("order by line", has("LINE*").and(chosen("Service.forget")));
      terminal.type("r");
      terminal.awaitScreen("order turned around", chosen("Service.open"));
      terminal.type("r");
      terminal.awaitScreen("order as before", chosen("Service.forget"));
      choose(terminal, "recovered");
      terminal.type("\r");
      List<String> page = terminal.awaitScreen("stack", has("stack"));
      terminal.type("\033");
      terminal.awaitScreen("the same row", chosen("recovered"));
      terminal.type("q");

      assertThat(terminal.awaitEnd()).isEqualTo("ended with 0, modes restored");
      assertThat(page)
          .anyMatch(line -> line.startsWith("EXHAUSTED: "))
          .anyMatch(line -> line.startsWith("> io.descry.tests.programs.Service.forget(Service"))
          .anyMatch(line -> line.startsWith("  java.io.FileInputStream.open"))
          .anyMatch(line -> line.startsWith("  fix: "));
      assertThat(terminal.output()).startsWith(ENTERED).containsOnlyOnce(LEFT);
    }
  }

  /** Goes down, row by row. */
  private static void choose(PseudoTerminal terminal, String part) {
    List<String> screen = terminal.awaitScreen("row", chosen(""));
    for (int i = 0; i < 10 && !chosen(part).test(screen); i++) {
      String row = chosenRow(screen);
      terminal.type("\033[B");
      screen =
          terminal.awaitScreen("next row", chosen("").and(lines -> !chosenRow(lines).equals(row)));
    }
    assertThat(chosenRow(screen)).contains(part);
  }

  private static String chosenRow(List<String> screen) {
    return screen.stream().filter(line -> line.startsWith(">")).findFirst().orElse("");
  }

  @Test
  void it_follows_the_terminals_size_and_ends_with_control_c() {
    try (ChildJvm child = fullService();
        PseudoTerminal terminal = top(child, 30, 120)) {
      terminal.awaitScreen("wide table", has("KIND"));
      terminal.resize(12, 44);
      List<String> narrow = terminal.awaitScreen("narrow table", has("KIND").negate());
      terminal.type("\003");

      assertThat(terminal.awaitEnd()).isEqualTo("ended with 0, modes restored");
      assertThat(narrow).hasSizeLessThanOrEqualTo(12).allMatch(line -> line.length() <= 45);
    }
  }

  @Test
  void a_signal_and_the_end_of_the_process_leave_the_terminal_as_it_was() {
    try (ChildJvm child = fullService();
        PseudoTerminal terminated = top(child, 24, 80);
        PseudoTerminal bereft = top(child, 24, 80)) {
      terminated.awaitScreen("table", chosen("Service.open"));
      bereft.awaitScreen("table", chosen("Service.open"));
      terminated.terminate();
      assertThat(terminated.awaitEnd()).isEqualTo("ended with 143, modes restored");
      assertThat(terminated.output()).containsOnlyOnce(LEFT);

      child.close();

      assertThat(bereft.awaitEnd()).isEqualTo("ended with 4, modes restored");
      assertThat(bereft.output().substring(bereft.output().indexOf(LEFT)))
          .contains("descry: ")
          .contains(String.valueOf(child.pid()));
    }
  }

  /** Forgets five files, which the collector closes, and then takes all descriptors there are. */
  private static ChildJvm fullService() {
    ChildJvm child =
        ChildJvm.on(Jdks.running()).main("Service").limit(64).agent("log=none").start();
    child.await("ready");
    AgentReport.of(child);
    child.ask("forget 5", "forgot");
    child.ask("fill 0", "filled");
    return child;
  }

  private static PseudoTerminal top(ChildJvm child, int rows, int columns) {
    String java = Jdks.running().java().toString();
    String jar = ChildJvm.agentJar().toString();
    return PseudoTerminal.start(
        rows, columns, List.of(java, "-jar", jar, "top", "" + child.pid(), "--interval", "300ms"));
  }

  private static Predicate<List<String>> has(String part) {
    return lines -> lines.stream().anyMatch(line -> line.contains(part));
  }

  private static Predicate<List<String>> chosen(String part) {
    return lines -> lines.stream().anyMatch(line -> line.startsWith(">") && line.contains(part));
  }
}
