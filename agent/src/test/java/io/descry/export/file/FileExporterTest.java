package io.descry.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.export.Renderer;
import io.descry.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExporterTest {

  /** A report whose text is its time: ten bytes and a line break. */
  private static final Renderer RENDERER = report -> "report %03d".formatted(report.at) + "\n";

  private static final int BYTES = 11;

  @TempDir Path folder;

  @Test
  void the_file_is_named_with_the_pid_and_readable_for_the_owner_alone() throws IOException {
    FileExporter exporter = open("descry-%p.log", 100, 5);

    Path path = folder.resolve("descry-42.log");
    assertThat(exporter.path()).isEqualTo(path);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void reports_are_appended_and_complete_at_once() throws IOException {
    Files.writeString(folder.resolve("a.log"), "older\n");
    FileExporter exporter = open("a.log", 100, 5);

    exporter.export(report(1));

    assertThat(content("a.log")).isEqualTo("older\nreport 001\n");
  }

  @Test
  void a_full_file_moves_up_and_the_oldest_is_dropped() throws IOException {
    FileExporter exporter = open("a.log", 2 * BYTES, 3);

    for (int i = 1; i <= 7; i++) {
      exporter.export(report(i));
    }

    assertThat(content("a.log")).isEqualTo("report 007\n");
    assertThat(content("a.log.1")).isEqualTo("report 005\nreport 006\n");
    assertThat(content("a.log.2")).isEqualTo("report 003\nreport 004\n");
    assertThat(names()).containsExactlyInAnyOrder("a.log", "a.log.1", "a.log.2");
  }

  @Test
  void one_file_in_all_begins_anew() throws IOException {
    FileExporter exporter = open("a.log", BYTES, 1);

    exporter.export(report(1));
    exporter.export(report(2));

    assertThat(content("a.log")).isEqualTo("report 002\n");
    assertThat(names()).containsExactly("a.log");
  }

  @Test
  void when_the_next_file_cannot_be_opened_the_report_goes_to_the_full_one() throws IOException {
    FileExporter exporter = open("a.log", BYTES, 3);
    exporter.export(report(1));
    Path inTheWay = Files.createDirectories(folder.resolve("a.log.next/x"));

    assertThatThrownBy(() -> exporter.export(report(2))).isInstanceOf(IOException.class);
    assertThat(content("a.log")).isEqualTo("report 001\nreport 002\n");

    Files.delete(inTheWay);
    exporter.export(report(3));
    assertThat(content("a.log")).isEqualTo("report 003\n");
    assertThat(content("a.log.1")).isEqualTo("report 001\nreport 002\n");
  }

  @Test
  void a_file_that_someone_moved_away_is_opened_again() throws IOException {
    FileExporter exporter = open("a.log", 100, 3);
    exporter.export(report(1));

    Files.move(folder.resolve("a.log"), folder.resolve("away.log"));
    exporter.export(report(2));

    assertThat(content("away.log")).isEqualTo("report 001\n");
    assertThat(content("a.log")).isEqualTo("report 002\n");
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> open("no/a.log", 100, 3))
        .hasMessage(
            "reports cannot be written to %1$s/no/a.log: the folder %1$s/no does not exist. Create"
                + " it, or change the option `file`; the agent goes on without the file",
            folder);
  }

  @Test
  void a_folder_instead_of_a_file_is_named() {
    assertThatThrownBy(() -> open("", 100, 3))
        .hasMessage(
            "reports cannot be written to %s: it is a folder. Name a file in it, or change the"
                + " option `file`; the agent goes on without the file",
            folder);
  }

  @Test
  void a_rehearsal_leaves_no_trace() throws IOException {
    FileExporter exporter = open("a.log", 100, 3);

    exporter.rehearse(report(1));

    assertThat(content("a.log")).isEmpty();
    assertThat(names()).containsExactly("a.log");
  }

  private FileExporter open(String name, long maxBytes, int count) throws IOException {
    return FileExporter.open(folder.resolve(name).toString(), 42, maxBytes, count, RENDERER);
  }

  private static Report report(long at) {
    Report.Builder builder = new Report.Builder();
    builder.at = at;
    return builder.build();
  }

  private String content(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
