package io.descry.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Paint;
import io.descry.kernel.JvmProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  private static final String STATUS =
      "State:\t%s\nPPid:\t7\nUid:\t%d\t%d\t0\t0\nGid:\t%d\t%d\t0\t0\nNSpid:\t42\nSigCgt:\t%s\n";

  @TempDir Path proc;
  private Path process;
  private Path jar;

  @BeforeEach
  void a_jvm_of_user_7_and_this_process_of_the_same() throws IOException {
    process = Files.createDirectories(proc.resolve("42"));
    Files.createDirectories(proc.resolve("1"));
    Files.createSymbolicLink(proc.resolve("self"), proc.resolve("1"));
    write("../1/status", status("S", 7, 7, "4"));
    write("status", status("S (sleeping)", 7, 7, "0000000000000004"));
    write("maps", "7f00-7f01 r-xp 0 0 0    /jdk/lib/server/libjvm.so\n");
    write("cmdline", "java\0com.acme.Main\0");
    write("limits", "Max open files            64                   64                   files\n");
    write("environ", "HOME=/\0");
    write("mounts", "overlay / overlay rw,relatime 0 0\n");
    Files.createDirectories(process.resolve("fd"));
    Files.createDirectories(process.resolve("root/tmp"));
    write("root/jdk/release", "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"17.0.15\"\n");
    jar = Path.of("/opt/descry.jar");
    write("root" + jar, "");
    mode("root/tmp", "rwxrwxrwx");
    mode("root/opt", "rwxr-xr-x");
    mode("root" + jar, "rw-r--r--");
  }

  private static String status(String state, int user, int group, String caught) {
    return String.format(STATUS, state, user, user, group, group, caught);
  }

  @Test
  void an_ordinary_jvm_can_be_attached_to() throws IOException {
    assertThat(failures()).isEmpty();
    assertThat(rows(true))
        .contains(
            "ok    it runs as user 7, group 7, as this does",
            "ok    it is Java 17.0.15 (Acme)",
            "ok    64 descriptors are free, 17 are needed");
  }

  @Test
  void a_runtime_without_its_release_file_is_told_by_its_jvm() throws IOException {
    Files.delete(process.resolve("root/jdk/release"));
    String text = "\0VM (25.0.3+9-LTS) for linux-amd64 JRE (25.0.3+9-LTS), built on 2026-04-21\0";
    write("root/jdk/lib/server/libjvm.so", "\0".repeat((1 << 20) - 50) + text);

    assertThat(rows(true)).contains("ok    it is Java 25.0.3");

    write("root/jdk/lib/server/libjvm.so", "\0 JRE (a word)\0");
    assertThat(rows(true)).contains("ok    it is Java of unknown version");
  }

  @Test
  void another_users_process_is_told_and_not_looked_at_further() throws IOException {
    write("status", status("S", 8, 8, "4"));

    assertThat(rows(true))
        .containsExactly(
            "FAIL  it runs as user 8, group 8; this is user 7: run this as that user",
            "note  what else there is only that user and root may see");
  }

  @Test
  void the_group_counts_too() throws IOException {
    write("status", status("S", 7, 8, "4"));

    assertThat(failures()).singleElement().asString().contains("the JVM wants the same");
  }

  @Test
  void what_is_no_jvm_needs_no_more_questions() throws IOException {
    write("maps", "7f00-7f01 r-xp 0 0 0    /lib/libc.so\n");

    assertThat(failures())
        .containsExactly("it is no JVM (no libjvm.so is mapped): `list` shows the JVMs here");
  }

  @Test
  void every_reason_is_told_at_once() throws IOException {
    write("status", status("T (stopped)", 7, 7, "4"));
    write("cmdline", "java\0-XX:+DisableAttachMechanism\0com.acme.Main\0");
    for (int i = 0; i < 64; i++) {
      write("fd/" + i, "");
    }
    write("mounts", "overlay / overlay rw 0 0\ntmpfs /tmp tmpfs ro,nosuid 0 0\n");
    Files.delete(process.resolve("root" + jar));

    assertThat(failures())
        .satisfiesExactly(
            row -> assertThat(row).contains("-XX:+DisableAttachMechanism"),
            row -> assertThat(row).contains("kill -CONT 42"),
            row -> assertThat(row).contains("has 0 of 64 descriptors free").contains("prlimit"),
            row -> assertThat(row).startsWith("/tmp is read-only where it runs"),
            row -> assertThat(row).contains("another file system"));
  }

  @Test
  void a_jvm_of_version_8_needs_more_descriptors() throws IOException {
    write("maps", "7f00-7f01 r-xp 0 0 0    /jdk/jre/lib/amd64/server/libjvm.so\n");
    write("root/jdk/release", "JAVA_VERSION=\"1.8.0_504\"\n");
    for (int i = 0; i < 40; i++) {
      write("fd/" + i, "");
    }

    assertThat(failures()).singleElement().asString().contains("an attach needs 28");
    Files.delete(process.resolve("root/jdk/release"));
    assertThat(failures()).singleElement().asString().contains("an attach needs 28");
  }

  @Test
  void a_jvm_that_is_deaf_to_sigquit_can_still_listen_already() throws IOException {
    write("status", status("S", 7, 7, "0"));
    assertThat(failures()).singleElement().asString().contains("does not handle SIGQUIT");

    write("root/tmp/.java_pid42", "");
    write("net/unix", "0: 2 0 10000 0001 01 9 /tmp/.java_pid42.tmp\n");
    assertThat(failures()).isEmpty();
    write("net/unix", "0: 2 0 10000 0001 01 9 /tmp/.java_pid421.tmp\n");
    assertThat(failures()).anyMatch(row -> row.contains("delete it"));
  }

  @Test
  void a_java_that_cannot_attach_says_so() throws IOException {
    assertThat(rows(false)).anyMatch(row -> row.startsWith("FAIL  this Java (1"));
  }

  @Test
  void later_jvms_print_a_warning_and_a_security_manager_may_refuse() throws IOException {
    write("root/jdk/release", "JAVA_VERSION=\"25\"\n");
    write("cmdline", "java\0-Djava.security.manager\0com.acme.Main\0");

    assertThat(failures()).isEmpty();
    assertThat(rows(true)).filteredOn(row -> row.startsWith("note")).hasSize(2);
  }

  @Test
  void a_missing_tmp_is_a_reason() throws IOException {
    Files.delete(process.resolve("root/tmp"));

    assertThat(failures()).singleElement().asString().startsWith("there is no /tmp where it runs");
  }

  private List<String> failures() throws IOException {
    return rows(true).stream()
        .filter(row -> row.startsWith("FAIL"))
        .map(row -> row.substring(6))
        .toList();
  }

  private List<String> rows(boolean canAttach) throws IOException {
    Targets targets = new Targets(proc, JvmProcesses.ofThisMachine());
    Doctor doctor = new Doctor(targets, new AgentJar(jar.toFile()), canAttach);
    return doctor.examine(new Target(proc, 42)).stream().map(row -> row.line(Paint.NONE)).toList();
  }

  @Test
  void a_jar_that_the_jvms_user_cannot_read_is_named_with_the_folder_that_is_closed()
      throws IOException {
    mode("root/opt", "rwx------");
    assumeTrue(!Files.getAttribute(process.resolve("root/opt"), "unix:uid").equals(7));

    assertThat(failures())
        .containsExactly(
            "its user cannot read /opt/descry.jar because of the mode of /opt: put the jar where"
                + " that user can");
  }

  private void mode(String name, String mode) throws IOException {
    Files.setPosixFilePermissions(
        process.resolve(name.startsWith("/") ? name.substring(1) : name),
        PosixFilePermissions.fromString(mode));
  }

  private void write(String name, String text) throws IOException {
    Path file = Path.of(process + "/" + name).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
