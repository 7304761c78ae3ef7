package io.descry.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody may have laid out in a shared folder before the report file is opened: links, files
 * of another user, pipes, second names.
 */
class OwnFileTest {

  private static final int OTHER_USER = 65_533;

  @TempDir Path folder;

  private final OwnFile own = new OwnFile();

  @Test
  void a_new_name_and_a_file_of_ones_own_are_taken() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "older\n");
    Path link = Files.createSymbolicLink(folder.resolve("l.log"), file);

    assertThat(own.refusal(folder.resolve("new.log"))).isNull();
    assertThat(own.refusal(file)).isNull();
    assertThat(own.refusal(link)).isNull();
  }

  @Test
  void a_file_of_another_user_is_refused_by_name_and_through_a_link() throws IOException {
    Path file = ofAnotherUser(Files.createFile(folder.resolve("a.log")));
    Path link = Files.createSymbolicLink(folder.resolve("l.log"), file);

    assertThat(own.refusal(file)).startsWith("it belongs to another user.");
    assertThat(own.refusal(link)).startsWith("it belongs to another user.");
    assertThatThrownBy(() -> open("a.log"))
        .hasMessageContaining("it belongs to another user. Remove it, or name another file");
    assertThat(file).isEmptyFile();
  }

  @Test
  void a_link_that_another_user_has_laid_is_not_followed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine\n");
    Path link = ofAnotherUser(Files.createSymbolicLink(folder.resolve("r.json"), precious));
    Path dangling = Files.createSymbolicLink(folder.resolve("n.json"), folder.resolve("nowhere"));

    assertThat(own.refusal(link)).startsWith("it is a link that another user has made.");
    assertThatThrownBy(() -> open("r.json")).hasMessageContaining("a link that another user");
    assertThatThrownBy(() -> open("n.json")).hasMessageContaining("a link to nothing");
    assertThat(precious).hasContent("mine");
    assertThat(dangling).isSymbolicLink();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void a_second_name_of_a_file_of_ones_own_is_refused() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine\n");
    Files.createLink(folder.resolve("r.json"), precious);

    assertThatThrownBy(() -> open("r.json")).hasMessageContaining("(a hard link)");
    assertThat(precious).hasContent("mine");
  }

  @Test
  void a_pipe_is_refused_and_not_waited_for() throws Exception {
    Path pipe = folder.resolve("r.json");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");

    assertThatThrownBy(() -> open("r.json")).hasMessageContaining("it is a named pipe");
  }

  @Test
  void a_link_laid_for_the_next_file_of_the_rotation_is_not_followed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine\n");
    FileExporter exporter = open("r.log");
    Files.createSymbolicLink(folder.resolve("r.log.next"), precious);
    Files.createSymbolicLink(folder.resolve("r.log.1"), precious);

    exporter.export(new io.descry.report.Report.Builder().build());
    exporter.export(new io.descry.report.Report.Builder().build());

    assertThat(precious).hasContent("mine");
    assertThat(folder.resolve("r.log.1")).isRegularFile().hasContent("report");
    assertThat(Files.isSymbolicLink(folder.resolve("r.log.1"))).isFalse();
  }

  private FileExporter open(String name) throws IOException {
    return FileExporter.open(folder.resolve(name).toString(), 42, 5, 3, report -> "report\n");
  }

  /** Only root can give a file away. */
  private static Path ofAnotherUser(Path file) throws IOException {
    assumeTrue(
        Integer.valueOf(0).equals(OwnFile.currentUser()), "this user cannot give files away");
    Files.setAttribute(file, "unix:uid", OTHER_USER, LinkOption.NOFOLLOW_LINKS);
    return file;
  }
}
