package io.descry.cli.doctor;

import io.descry.cli.attach.AttachChecks;
import io.descry.cli.target.JavaRelease;
import io.descry.cli.target.JvmFlags;
import io.descry.cli.target.Target;
import java.util.ArrayList;
import java.util.List;

/** What a JVM itself has against an attach: its version, flags, state and free descriptors. */
final class DoctorJvm {

  private static final int OLDEST = 8;
  private static final int WARNS = 21;

  private final Target target;
  private final JvmFlags flags;
  private final JavaRelease release;
  private final List<DoctorRow> rows = new ArrayList<>();

  DoctorJvm(Target target) {
    this.target = target;
    this.flags = JvmFlags.of(target);
    this.release = JavaRelease.of(target);
  }

  List<DoctorRow> examine() {
    release();
    flags();
    state();
    descriptors();
    return rows;
  }

  private void release() {
    if (release.feature != 0 && release.feature < OLDEST) {
      rows.add(DoctorRow.fail("it is " + release + ": Descry needs Java 8 or later"));
    } else if (!release.hotSpot) {
      rows.add(DoctorRow.note("it is " + release + ", not HotSpot: -javaagent is the surer way"));
    } else {
      rows.add(DoctorRow.ok("it is " + release));
    }
  }

  private void flags() {
    String refusal = AttachChecks.flagRefusal(target);
    rows.add(refusal == null ? DoctorRow.ok("no flag forbids it") : DoctorRow.fail(refusal));
    if (release.feature >= WARNS && !flags.isOn("EnableDynamicAgentLoading", false)) {
      rows.add(
          DoctorRow.note(
              "it will print the JVM's own warning about dynamic loading;"
                  + " -XX:+EnableDynamicAgentLoading at its start silences it"));
    }
    if (flags.has("-Djava.security.manager")) {
      rows.add(DoctorRow.note("it has a security manager, which may refuse a part: see `status`"));
    }
  }

  private void state() {
    if (target.isStopped()) {
      rows.add(DoctorRow.fail(AttachChecks.stoppedRefusal(target)));
    } else if (target.listensForAttaches()) {
      rows.add(DoctorRow.ok("it runs, and listens for attaches already"));
    } else if (!target.catchesQuit()) {
      rows.add(
          DoctorRow.fail(
              "it does not handle SIGQUIT: it is starting (try again), or has -Xrs"
                  + " (start it with -javaagent)"));
    } else {
      rows.add(DoctorRow.ok("it runs, and handles SIGQUIT, which asks it to listen"));
    }
  }

  private void descriptors() {
    String refusal = AttachChecks.descriptorRefusal(target);
    Long limit = target.softLimit();
    Long used = limit == null ? null : target.descriptorsBelow(limit);
    int needed = AttachChecks.descriptorsNeeded(target);
    if (refusal != null) {
      rows.add(DoctorRow.fail(refusal));
    } else if (limit == null || used == null) {
      rows.add(DoctorRow.ok("its descriptors have no limit"));
    } else {
      rows.add(DoctorRow.ok((limit - used) + " descriptors are free, " + needed + " are needed"));
    }
  }
}
