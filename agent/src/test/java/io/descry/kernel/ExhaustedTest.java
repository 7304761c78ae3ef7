package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.proc.EphemeralPorts;
import io.descry.kernel.proc.ProcText;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExhaustedTest {

  @TempDir Path folder;

  @Test
  void with_no_descriptor_left_the_kernel_is_still_read_whole() throws Exception {
    Path out = folder.resolve("out");

    Process program = start(out);

    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    int ports = EphemeralPorts.parse(ProcText.read(PORTS, 100)).size();
    String line =
        "true LISTEN CLOSE_WAIT 64/64 0 " + ports + " [sys: not read: no free descriptor]\n";
    assertThat(Files.readString(out)).isEqualTo(line + line + "identity true connected true\n");
  }

  private static final String PORTS = "/proc/sys/net/ipv4/ip_local_port_range";

  private static Process start(Path out) throws Exception {
    String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
    String path = where(Kernel.class) + File.pathSeparator + where(ExhaustedProgram.class);
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n 64 && exec \"$@\"",
            "sh",
            java,
            "-cp",
            path,
            ExhaustedProgram.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }

  private static Path where(Class<?> type) throws URISyntaxException {
    return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
