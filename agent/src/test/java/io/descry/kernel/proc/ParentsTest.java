package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentsTest {

  @TempDir Path proc;

  @Test
  void the_parent_follows_the_last_parenthesis_of_the_name() {
    assertThat(Parents.parentIn("77 (java) S 12 77 77 0 -1")).isEqualTo(12);
    assertThat(Parents.parentIn("77 (a) b) R 1 (x) S 12 77 0")).isEqualTo(12);
    assertThat(Parents.parentIn("77 ((sd-pam)) S 9 77")).isEqualTo(9);
  }

  @Test
  void a_cut_text_has_no_parent() {
    assertThat(Parents.parentIn("")).isEqualTo(-1);
    assertThat(Parents.parentIn("77 (java")).isEqualTo(-1);
    assertThat(Parents.parentIn("77 (java) S")).isEqualTo(-1);
    assertThat(Parents.parentIn("77 (java) S 12")).isEqualTo(-1);
    assertThat(Parents.parentIn("77 (java) ")).isEqualTo(-1);
  }

  @Test
  void the_limit_comes_from_the_furthest_ancestor_that_has_it() throws IOException {
    process("self", "java", 300, "1024");
    process("300", "start.sh", 200, "1024");
    process("200", "supervisord", 1, "1024");
    process("1", "systemd", 0, "1073741816");
    Parents parents = new Parents(proc.toString(), new LineReader(System::nanoTime));

    ParentProcess parent = parents.of("self");

    assertThat(parent).hasToString("PID 300 start.sh");
    assertThat(parents.limitFrom(parent, new Limits(1024, 1024)))
        .hasToString("PID 200 supervisord");
    assertThat(parents.limitFrom(parent, new Limits(1024, 4096))).isNull();
    assertThat(parents.limitFrom(parent, null)).isNull();
    assertThat(parents.of("1")).isNull();
    assertThat(parents.of("4711")).isNull();
  }

  @Test
  void a_parent_whose_limits_are_hidden_is_still_named() throws IOException {
    process("self", "java", 300, "1024");
    process("300", "runner", 1, "1024");
    Files.delete(proc.resolve("300/limits"));
    Parents parents = new Parents(proc.toString(), new LineReader(System::nanoTime));

    ParentProcess parent = parents.of("self");

    assertThat(parent.command).isEqualTo("runner");
    assertThat(parent.limits).isNull();
    assertThat(parents.limitFrom(parent, new Limits(1024, 1024))).isNull();
  }

  @Test
  void ancestors_in_a_circle_end() throws IOException {
    process("self", "java", 300, "64");
    process("300", "a", 301, "64");
    process("301", "b", 300, "64");
    Parents parents = new Parents(proc.toString(), new LineReader(System::nanoTime));

    assertThat(parents.limitFrom(parents.of("self"), new Limits(64, 64))).isNotNull();
  }

  private void process(String name, String command, int parent, String limit) throws IOException {
    Path folder = Files.createDirectory(proc.resolve(name));
    Files.writeString(folder.resolve("stat"), "7 (" + command + ") S " + parent + " 7 7 0 -1\n");
    Files.writeString(folder.resolve("comm"), command + "\n");
    Files.writeString(
        folder.resolve("limits"), "Max open files  " + limit + "  " + limit + "  files\n");
  }
}
