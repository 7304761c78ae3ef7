package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersTest {

  @TempDir Path root;

  @Test
  void the_control_group_names_the_engine() throws IOException {
    cgroup("12:pids:/kubepods/besteffort/pod1/docker-3f\n");

    assertThat(hint(Collections.emptyMap())).isEqualTo("kubernetes");
  }

  @Test
  void with_a_private_control_group_the_mark_of_the_engine_tells() throws IOException {
    cgroup("0::/\n");
    Files.createFile(root.resolve(".dockerenv"));

    assertThat(hint(Collections.emptyMap())).isEqualTo("docker");
  }

  @Test
  void the_service_variable_of_kubernetes_comes_first() {
    assertThat(hint(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"))).isEqualTo("kubernetes");
  }

  @Test
  void outside_there_is_no_hint() throws IOException {
    cgroup("0::/user.slice/user-1000.slice/session-2.scope\n");

    assertThat(hint(Collections.emptyMap())).isNull();
  }

  private String hint(Map<String, String> environment) {
    return new Containers(root + "/", environment).hint();
  }

  private void cgroup(String text) throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(root.resolve("proc/self/cgroup"), text);
  }
}
