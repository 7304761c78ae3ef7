package io.descry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmTargetsTest {

  @TempDir Path folder;
  private JvmTargets targets;

  @BeforeEach
  void lay_out() throws Exception {
    Files.createDirectory(folder.resolve("jdk"));
    Files.createFile(folder.resolve("app.jar"));
    Files.createSymbolicLink(folder.resolve("link.jar"), folder.resolve("app.jar"));
    targets = new JvmTargets(folder + "/jdk", folder + "/link.jar:" + folder + "/none.jar", "");
  }

  @Test
  void the_home_and_the_class_path_are_the_jvms_by_their_real_names_too() {
    assertThat(targets.test(folder + "/jdk/lib/modules")).isTrue();
    assertThat(targets.test(folder + "/app.jar")).isTrue();
    assertThat(targets.test(folder + "/link.jar")).isTrue();
    assertThat(targets.test(folder + "/none.jar")).isTrue();
  }

  @Test
  void a_neighbour_is_not() {
    assertThat(targets.test(folder + "/jdk-other/lib/modules")).isFalse();
    assertThat(targets.test(folder + "/app.jar.bak")).isFalse();
    assertThat(targets.test(folder.toString())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/random",
        "/dev/urandom",
        "/sys/fs/cgroup/cpu.max",
        "/tmp/hsperfdata_root/1",
        "/tmp/.java_pid17"
      })
  void what_every_jvm_opens_is_the_jvms(String path) {
    assertThat(targets.test(path)).isTrue();
  }

  @Test
  void this_jvm_knows_its_own_home() {
    assertThat(JvmTargets.ofThisJvm().test(System.getProperty("java.home") + "/lib/modules"))
        .isTrue();
  }
}
