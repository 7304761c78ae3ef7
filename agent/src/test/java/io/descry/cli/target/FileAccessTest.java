package io.descry.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.cli.doctor.MountTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {

  @TempDir Path root;

  @Test
  void a_closed_folder_on_the_way_is_what_keeps_another_user_out() throws IOException {
    Path folder = Files.createDirectories(root.resolve("opt/closed"));
    Path file = Files.createFile(folder.resolve("descry.jar"));
    mode(root.resolve("opt"), "rwxr-xr-x");
    mode(file, "rw-r--r--");

    mode(folder, "rwx------");
    assertThat(ofStranger().firstUnreadable(root, file)).isEqualTo(folder);
    mode(folder, "rwx-----x");
    assertThat(ofStranger().firstUnreadable(root, file)).isNull();
    mode(file, "rw-rw----");
    assertThat(ofStranger().firstUnreadable(root, file)).isEqualTo(file);
    assertThat(of("0").firstUnreadable(root, file)).isNull();
  }

  @Test
  void to_write_a_folder_takes_both_rights() throws IOException {
    Path folder = Files.createDirectory(root.resolve("tmp"));

    mode(folder, "rwxrwxrwx");
    assertThat(ofStranger().mayWrite(folder)).isTrue();
    mode(folder, "rwxrwxrw-");
    assertThat(ofStranger().mayWrite(folder)).isFalse();
    mode(folder, "rwxrwxr-x");
    assertThat(ofStranger().mayWrite(folder)).isFalse();
  }

  @Test
  void the_last_mount_that_holds_a_folder_says_whether_it_can_be_written() {
    String mounts = "a / x ro,relatime 0 0\nb /tmp x rw 0 0\nc /tmpfs x ro 0 0\n";

    assertThat(MountTable.isReadOnly(mounts, "/tmp")).isFalse();
    assertThat(MountTable.isReadOnly("a / x ro 0 0\n", "/tmp")).isTrue();
    assertThat(MountTable.isReadOnly(mounts + "d /tmp y ro 0 0\n", "/tmp")).isTrue();
    assertThat(MountTable.isReadOnly(null, "/tmp")).isFalse();
  }

  private FileAccess ofStranger() throws IOException {
    return of("4242424");
  }

  private FileAccess of(String user) throws IOException {
    Path process = Files.createDirectories(root.resolve("proc/42"));
    String ids = user + "\t" + user;
    Files.writeString(process.resolve("status"), "Uid:\t" + ids + "\nGid:\t" + ids + "\n");
    return new FileAccess(new Target(root.resolve("proc"), 42));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
