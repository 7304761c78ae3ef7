package io.descry.kernel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import io.descry.kernel.proc.CommandLine;
import io.descry.kernel.proc.Containers;
import io.descry.kernel.proc.Digits;
import io.descry.kernel.proc.EphemeralPorts;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.NativeLibraries;
import io.descry.kernel.proc.Parents;
import io.descry.kernel.proc.ProcessLimits;
import io.descry.kernel.proc.ProcessStatus;
import io.descry.model.KernelDescriptor;
import io.descry.model.Limits;
import io.descry.model.PortRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * The other texts of {@code /proc}, of any bytes: limits, status, stat, maps, cgroup, cmdline, port
 * range, file counts, links of descriptors. The first byte chooses the parser.
 */
@Tag("fuzz")
class ProcFilesFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void any_text(byte[] bytes) {
    int which = bytes.length == 0 ? 0 : bytes[0] & 7;
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    Bounds.within(
        bytes.length,
        256,
        () -> {
          read(which, rest);
          return "";
        });
  }

  private static void read(int which, byte[] bytes) {
    LineReader reader = new LineReader(System::nanoTime);
    String text = new String(bytes, StandardCharsets.UTF_8);
    switch (which) {
      case 0 -> limits(ProcessLimits.read(reader, new FuzzedText(bytes)));
      case 1 -> status(ProcessStatus.read(reader, new FuzzedText(bytes)));
      case 2 -> libraries(NativeLibraries.read(reader, new FuzzedText(bytes)));
      case 3 -> Bounds.holds(Parents.parentIn(text) >= -1, "a PID");
      case 4 -> ports(text);
      case 5 -> commandLine(CommandLine.arguments(text));
      case 6 -> link(new KernelDescriptor(3, text));
      default -> Containers.inGroup(text);
    }
  }

  private static void limits(@org.jspecify.annotations.Nullable Limits limits) {
    Bounds.holds(limits == null || (limits.soft >= 0 && limits.hard >= 0), "limits");
  }

  private static void status(ProcessStatus status) {
    Bounds.holds(status.uid() >= -1 && status.tableSize() >= -1, "a user, a size");
  }

  private static void libraries(List<String> names) {
    Bounds.holds(names.size() <= NativeLibraries.MOST, "few libraries");
    for (String name : names) {
      Bounds.holds(name.indexOf('/') < 0, "a file's name");
    }
  }

  private static void ports(String text) {
    PortRange range = EphemeralPorts.parse(text);
    Bounds.holds(range == null || range.size() > 0, "a range");
    for (long number : Digits.all(text)) {
      Bounds.holds(number >= 0, "a number");
    }
  }

  private static void commandLine(List<String> arguments) {
    String main = CommandLine.mainClass(arguments);
    Bounds.holds(main == null || arguments.size() > 1, "a main class after the program");
  }

  private static void link(KernelDescriptor descriptor) {
    Bounds.holds(descriptor.inode >= KernelDescriptor.NO_INODE, "an inode");
    Bounds.holds(descriptor.target.startsWith(descriptor.path()), "a path");
  }
}
