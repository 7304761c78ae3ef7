package io.descry.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachChecksTest {

  @TempDir Path proc;
  private Path process;
  private Path jar;
  private Target target;

  @BeforeEach
  void a_jvm_in_its_own_file_system() throws IOException {
    process = Files.createDirectories(proc.resolve("42"));
    write("status", "Name:\tjava\nState:\tS (sleeping)\nUid:\t7\t7\t7\t7\nNSpid:\t42\t1\n");
    write("maps", "7f00-7f01 r-xp 0 0 0 /jdk/lib/server/libjvm.so\n");
    write("cmdline", "java\0-cp\0a.jar\0com.acme.Main\0-XX:+DisableAttachMechanism\0");
    write("limits", "Max open files            64                   64                   files\n");
    write("environ", "HOME=/\0");
    Files.createDirectories(process.resolve("fd"));
    Files.createDirectories(process.resolve("cwd"));
    jar = proc.resolve("descry.jar");
    Files.createDirectories(process.resolve("root" + proc));
    Files.createFile(process.resolve("root" + jar));
    target = new Target(proc, 42);
  }

  @Test
  void an_ordinary_jvm_may_be_tried() {
    assertThatCode(this::require).doesNotThrowAnyException();
    assertThat(target).hasToString("42 (com.acme.Main)");
    assertThat(target.innerPid()).isEqualTo(1);
    assertThat(target.user()).isEqualTo("7");
  }

  @Test
  void what_maps_no_libjvm_is_no_jvm() throws IOException {
    write("maps", "7f00-7f01 r-xp 0 0 0 /lib/libc.so\n");

    assertRefused("process 42 is no JVM: `list` shows the JVMs here");
  }

  @Test
  void a_jvm_that_forbids_attaching_is_refused() throws IOException {
    write("cmdline", "java\0-XX:+DisableAttachMechanism\0com.acme.Main\0");

    assertRefused(
        "42 (com.acme.Main) was started with -XX:+DisableAttachMechanism: start it with -javaagent,"
            + " or without it");
  }

  @Test
  void flags_in_the_environment_and_in_files_count_and_the_last_one_wins() throws IOException {
    write("environ", "HOME=/\0JAVA_TOOL_OPTIONS=-Xmx1g -XX:+DisableAttachMechanism\0");
    write("cmdline", "java\0-XX:-DisableAttachMechanism\0@more\0com.acme.Main\0");
    write("cwd/more", "-XX:-EnableDynamicAgentLoading\n-Dx=y\n");

    assertRefused(
        "42 (com.acme.Main) was started with -XX:-EnableDynamicAgentLoading: start it with"
            + " -javaagent, or without it");
  }

  @Test
  void a_stopped_jvm_is_refused() throws IOException {
    write("status", "State:\tT (stopped)\n");

    assertRefused("42 (com.acme.Main) is stopped: `kill -CONT 42` lets it go on");
  }

  @Test
  void a_jvm_with_too_few_descriptors_is_refused() throws IOException {
    for (int i = 0; i < 62; i++) {
      write("fd/" + i, "");
    }
    write("fd/900", "");

    assertRefused(
        "42 (com.acme.Main) has 2 of 64 descriptors free and an attach needs 17: raise the limit"
            + " first (as root: prlimit --pid 42 --nofile=128:128)");
  }

  @Test
  void a_jar_that_the_jvm_does_not_see_is_refused() throws IOException {
    Files.delete(process.resolve("root" + jar));

    assertRefused(
        "process 42 (com.acme.Main) has another file system (a container?) without "
            + jar
            + ": copy the jar there under this path, or run the command line inside");
  }

  @Test
  void a_tmp_of_its_own_is_told_from_a_shared_one() throws IOException {
    Path other = Files.createDirectories(proc.resolve("43/root"));
    Target jvm = new Target(proc, 43);
    assertThat(jvm.sharesTemporary()).as("not to be known").isTrue();

    Files.createDirectory(other.resolve("tmp"));
    assertThat(jvm.sharesTemporary()).isFalse();

    Files.delete(other.resolve("tmp"));
    Files.createSymbolicLink(other.resolve("tmp"), Path.of("/tmp"));
    assertThat(jvm.sharesTemporary()).isTrue();
    Files.delete(other.resolve("tmp")); // Or it is warned of, as a link out of the test's folder.
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::require).isInstanceOf(CommandFailure.class).hasMessage(message);
  }

  private void require() throws CommandFailure {
    AttachChecks.require(target, new AgentJar(jar.toFile()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(process.resolve(name), text);
  }
}
