package io.descry.cli.doctor;

import io.descry.cli.doctor.DoctorRow.State;
import io.descry.cli.target.AgentJar;
import io.descry.cli.target.JavaRelease;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks at everything that an attach would stumble over, without touching the process: no signal,
 * no connection, nothing written.
 */
public final class Doctor {

  private final Targets targets;
  private final AgentJar jar;
  private final boolean canAttach;
  private final List<DoctorRow> rows = new ArrayList<>();

  /**
   * @param canAttach whether the Java that runs this can attach at all
   */
  public Doctor(Targets targets, AgentJar jar, boolean canAttach) {
    this.targets = targets;
    this.jar = jar;
    this.canAttach = canAttach;
  }

  /** In the order in which an attach would fail. */
  public List<DoctorRow> examine(Target target) {
    rows.clear();
    user(target);
    if (!targets.mayEnter(target)) {
      rows.add(DoctorRow.note("what else there is only that user and root may see"));
      return rows;
    }
    if (hasAgent(target)) {
      rows.add(DoctorRow.ok("Descry is in already: `report " + target.pid + "` asks it"));
      return rows;
    }
    Boolean jvm = target.isJvm();
    if (jvm == null) {
      rows.add(DoctorRow.fail("its memory map is hidden (a container without CAP_SYS_PTRACE?)"));
      return rows;
    }
    if (!jvm) {
      rows.add(DoctorRow.fail("it is no JVM (no libjvm.so is mapped): `list` shows the JVMs here"));
      return rows;
    }
    ownJava();
    rows.addAll(new DoctorJvm(target).examine());
    rows.addAll(new DoctorFiles(targets.self, target, jar).examine());
    return rows;
  }

  public static boolean willWork(List<DoctorRow> rows) {
    return rows.stream().noneMatch(row -> row.state == State.FAIL);
  }

  private void user(Target target) {
    String theirs = "user " + target.user() + ", group " + target.group();
    if (!targets.mayEnter(target)) {
      String ours = "this is user " + targets.self.user();
      rows.add(DoctorRow.fail("it runs as " + theirs + "; " + ours + ": run this as that user"));
      return;
    }
    boolean root = "0".equals(targets.self.user());
    boolean sameUser = Objects.equals(targets.self.user(), target.user());
    boolean sameGroup = Objects.equals(targets.self.group(), target.group());
    if (!root && !sameGroup) {
      rows.add(
          DoctorRow.fail(
              "it runs as "
                  + theirs
                  + "; this is group "
                  + targets.self.group()
                  + ", and the JVM wants the same: `sg` or `setpriv --regid` changes it"));
    } else if (!sameUser && JavaRelease.of(target).feature < 11) {
      rows.add(
          DoctorRow.note(
              "it runs as " + theirs + ": a JVM before 11 may refuse root, run this as that user"));
    } else {
      rows.add(DoctorRow.ok("it runs as " + theirs + (sameUser ? ", as this does" : "")));
    }
  }

  private static boolean hasAgent(Target target) {
    try {
      return target.channel() != null;
    } catch (IOException e) {
      return false;
    }
  }

  private void ownJava() {
    if (!canAttach) {
      rows.add(
          DoctorRow.fail(
              "this Java ("
                  + System.getProperty("java.version")
                  + ") cannot attach: run the command line with a JDK, or with Java 16 or later"));
    }
  }
}
