package io.descry.cli.target;

import io.descry.export.text.SafeText;
import io.descry.kernel.JvmProcesses;
import io.descry.kernel.proc.MissingProc;
import io.descry.model.JvmProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Finds processes by PID or by what they run. */
public final class Targets {

  private final Path proc;
  private final JvmProcesses processes;
  public final Target self;

  public Targets(Path proc, JvmProcesses processes) throws IOException {
    this.proc = proc;
    this.processes = processes;
    this.self =
        new Target(
            proc, Long.parseLong(proc.resolve("self").toRealPath().getFileName().toString()));
  }

  /** The process of this PID, or the one JVM whose main class or jar is called so, or begins so. */
  public Target find(String pidOrName) throws CommandFailure {
    return pidOrName.matches("\\d{1,18}")
        ? withPid(Long.parseLong(pidOrName))
        : withName(pidOrName);
  }

  private Target withPid(long pid) throws CommandFailure {
    Target target = new Target(proc, pid);
    if (!target.exists()) {
      String parent = target.parentOfZombie();
      if (parent != null) {
        throw CommandFailure.gone(
            "process " + pid + " has ended; its parent " + parent + " has not waited for it");
      }
      throw CommandFailure.gone(
          "there is no process " + pid + " that this user may see: `list` shows the JVMs here");
    }
    return target;
  }

  /** Who is called so; if nobody is, whose name begins so. */
  private Target withName(String name) throws CommandFailure {
    List<JvmProcess> found = jvms(main -> JavaCommandLine.isCalled(main, name));
    if (found.isEmpty()) {
      found = jvms(main -> JavaCommandLine.beginsWith(main, name));
    }
    if (found.isEmpty()) {
      throw CommandFailure.gone("no JVM here runs " + name + ": `list` shows those that do run");
    }
    if (found.size() > 1) {
      throw CommandFailure.usage(ambiguous(name, found));
    }
    return target(found.get(0));
  }

  private static String ambiguous(String name, List<JvmProcess> found) {
    StringBuilder message = new StringBuilder();
    message.append(found.size()).append(" JVMs run ").append(name).append(": give a PID of these");
    for (JvmProcess jvm : found) {
      message.append("\n  ").append(SafeText.line(jvm.toString()));
    }
    return message.toString();
  }

  private List<JvmProcess> jvms(Predicate<String> mainClass) {
    List<JvmProcess> found = new ArrayList<>();
    for (JvmProcess jvm : jvms()) {
      if (mainClass.test(jvm.mainClass)) {
        found.add(jvm);
      }
    }
    return found;
  }

  /** All JVMs that this user may know of but this one, by PID. */
  public List<JvmProcess> jvms() {
    List<JvmProcess> jvms = new ArrayList<>();
    for (JvmProcess jvm : processes.list(new MissingProc())) {
      if (jvm.pid != self.pid) {
        jvms.add(jvm);
      }
    }
    return jvms;
  }

  public Target target(JvmProcess jvm) {
    return new Target(proc, jvm.pid);
  }

  /** Whether this process may look into that one: the same user, or root. */
  public boolean mayEnter(Target target) {
    return "0".equals(self.user()) || Objects.equals(self.user(), target.user());
  }
}
