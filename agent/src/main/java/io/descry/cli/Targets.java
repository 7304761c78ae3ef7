package io.descry.cli;

import io.descry.kernel.JvmProcesses;
import io.descry.kernel.MissingProc;
import io.descry.model.JvmProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds processes by PID or by what they run. */
final class Targets {

  private final Path proc;
  private final JvmProcesses processes;
  final Target self;

  Targets(Path proc, JvmProcesses processes) throws IOException {
    this.proc = proc;
    this.processes = processes;
    this.self =
        new Target(
            proc, Long.parseLong(proc.resolve("self").toRealPath().getFileName().toString()));
  }

  /** The process of this PID, or the one JVM whose main class or jar is called so. */
  Target find(String pidOrName) throws CommandFailure {
    return pidOrName.matches("\\d{1,18}")
        ? withPid(Long.parseLong(pidOrName))
        : withName(pidOrName);
  }

  private Target withPid(long pid) throws CommandFailure {
    Target target = new Target(proc, pid);
    if (!target.exists()) {
      throw CommandFailure.gone(
          "there is no process " + pid + " that this user may see: `list` shows the JVMs here");
    }
    return target;
  }

  private Target withName(String name) throws CommandFailure {
    List<JvmProcess> found = new ArrayList<>();
    for (JvmProcess jvm : jvms()) {
      if (JavaCommandLine.isCalled(jvm.mainClass, name)) {
        found.add(jvm);
      }
    }
    if (found.isEmpty()) {
      throw CommandFailure.gone("no JVM here runs " + name + ": `list` shows those that do run");
    }
    if (found.size() > 1) {
      throw CommandFailure.usage(
          found.size() + " JVMs run " + name + ": give the PID of one of " + found);
    }
    return target(found.get(0));
  }

  /** All JVMs that this user may know of but this one, by PID. */
  List<JvmProcess> jvms() {
    List<JvmProcess> jvms = new ArrayList<>();
    for (JvmProcess jvm : processes.list(new MissingProc())) {
      if (jvm.pid != self.pid) {
        jvms.add(jvm);
      }
    }
    return jvms;
  }

  Target target(JvmProcess jvm) {
    return new Target(proc, jvm.pid);
  }

  /** Whether this process may look into that one: the same user, or root. */
  boolean mayEnter(Target target) {
    return "0".equals(self.user()) || Objects.equals(self.user(), target.user());
  }
}
