package io.descry.tests.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Mount namespaces, in which a test can hide parts of {@code /proc} from one child. */
public final class Namespaces {

  private Namespaces() {}

  /** Whether this user may make one: root, where no sandbox forbids it. */
  public static boolean areAllowed() {
    try {
      String mount = "mount -t tmpfs none /proc/$$/net";
      Process process = new ProcessBuilder(command(mount, List.of("true"))).start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this user may make a user namespace and lower a limit of it. */
  public static boolean canLower(String setting) {
    try {
      Process process = new ProcessBuilder(lowered(lower(setting, 3), List.of("true"))).start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The shell's line that sets a limit of a user namespace, such as {@code max_inotify_watches}.
   */
  public static String lower(String setting, int value) {
    return "echo " + value + " > /proc/sys/user/" + setting;
  }

  static List<String> lowered(String settings, List<String> command) {
    List<String> lowered = new ArrayList<>();
    lowered.addAll(List.of("unshare", "-Urm", "sh", "-e", "-c", settings + "; exec \"$0\" \"$@\""));
    lowered.addAll(command);
    return lowered;
  }

  /** {@code exec} keeps the process, so the PID is that of the command. */
  static List<String> command(String mounts, List<String> command) {
    List<String> hidden = new ArrayList<>();
    hidden.addAll(List.of("unshare", "-m", "sh", "-e", "-c", mounts + "; exec \"$0\" \"$@\""));
    hidden.addAll(command);
    return hidden;
  }
}
