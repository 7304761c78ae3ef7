package io.descry.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.cli.attach.Answer;
import io.descry.cli.target.JavaCommandLine;
import io.descry.cli.target.JvmFlags;
import io.descry.cli.target.Target;
import io.descry.export.text.SafeText;
import io.descry.fuzz.Bounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/**
 * A process whose command line, environment, status, limits and answers are an attacker's: the
 * command line reads them in bounded memory and prints letters only. The first byte chooses.
 */
@Tag("fuzz")
class HostileProcessFuzzTest {

  private static final int PID = 4711;
  private static final String[] FILES = {"cmdline", "environ", "status", "limits", "maps"};
  private static final Path PROC = temporary();

  @FuzzTest(maxDuration = "10m")
  void any_process(byte[] bytes) throws IOException {
    int which = bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % (FILES.length + 1);
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);

    Bounds.within(
        bytes.length,
        2_000,
        () -> {
          if (which < FILES.length) {
            process(FILES[which], rest);
          } else {
            answer(new String(rest, StandardCharsets.UTF_8));
          }
          return "";
        });
  }

  private static void process(String name, byte[] text) throws IOException {
    Path file = PROC.resolve(PID + "/" + name);
    byte[] before = Files.readAllBytes(file);
    Files.write(file, text);
    try {
      ask(new Target(PROC, PID));
    } finally {
      Files.write(file, before);
    }
  }

  private static void ask(Target target) {
    target.exists();
    target.isStopped();
    target.user();
    target.catchesQuit();
    target.softLimit();
    target.innerPid();
    JvmFlags.of(target).isOn("DisableAttachMechanism", false);
    Bounds.holds(Bounds.isPrintable(target.toString()), "letters only");
    JavaCommandLine.isCalled(target.commandLine().main, "Main");
  }

  private static void answer(String text) {
    Answer answer = Answer.parse(text);
    String printed = SafeText.lines(answer.text);
    Bounds.holds(Bounds.isPrintable(printed.replace("\n", "")), "letters only");
    Bounds.holds(SafeText.lines(printed).equals(printed), "the same again");
  }

  private static Path temporary() {
    try {
      Path proc = Files.createTempDirectory("descry-fuzz");
      Path process = Files.createDirectories(proc.resolve(Integer.toString(PID)));
      Files.writeString(process.resolve("cmdline"), "java\0-Xmx1g\0Main\0");
      Files.writeString(process.resolve("environ"), "JAVA_TOOL_OPTIONS=-Xint\0");
      Files.writeString(process.resolve("status"), "State:\tS (sleeping)\nUid:\t0\t0\t0\t0\n");
      Files.writeString(process.resolve("limits"), "Max open files  64  4096  files\n");
      Files.writeString(process.resolve("maps"), "7f0-7f1 r-xp 0 08:01 42 /lib/libjvm.so\n");
      return proc;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
