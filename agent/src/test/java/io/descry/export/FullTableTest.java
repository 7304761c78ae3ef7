package io.descry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exporters in a child JVM whose descriptors are used up. */
class FullTableTest {

  @TempDir Path folder;

  @Test
  void no_report_is_lost_while_no_descriptor_is_free_and_the_file_rotates_after_it()
      throws Exception {
    Path file = folder.resolve("a.log");

    run(FullTable.class.getName(), file.toString());

    assertThat(content("out"))
        .isEqualTo(
            "export.file java.nio.file.FileSystemException: %s.next: Too many open files 2\n",
            file);
    assertThat(content("err").replaceAll(" \\S+Z INFO", ""))
        .isEqualTo(
            "DSC-REPORT 001\nDSC-REPORT 002\nDSC-REPORT 003\nDSC-REPORT 004\nDSC-REPORT 005\n");
    assertThat(content("a.log.1"))
        .isEqualTo("DSC-REPORT 001\nDSC-REPORT 002\nDSC-REPORT 003\nDSC-REPORT 004\n");
    assertThat(content("a.log")).isEqualTo("DSC-REPORT 005\n");
  }

  private void run(String main, String argument) throws IOException, InterruptedException {
    String command = "ulimit -n 64; exec \"$0\" -Xshare:auto -cp \"$1\" \"$2\" \"$3\"";
    Process process =
        new ProcessBuilder(
                "sh", "-c", command, java(), System.getProperty("java.class.path"), main, argument)
            .redirectOutput(Redirect.to(folder.resolve("out").toFile()))
            .redirectError(Redirect.to(folder.resolve("err").toFile()))
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(content("err")).isZero();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String content(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
