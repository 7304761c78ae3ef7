package io.descry.cli.doctor;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.FileAccess;
import io.descry.cli.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether both sides see the same files: the jar, and the folder where the JVM listens. */
final class DoctorFiles {

  private final Target self;
  private final Target target;
  private final AgentJar jar;
  private final List<DoctorRow> rows = new ArrayList<>();

  DoctorFiles(Target self, Target target, AgentJar jar) {
    this.self = self;
    this.target = target;
    this.jar = jar;
  }

  List<DoctorRow> examine() {
    namespaces();
    temporary();
    jar();
    return rows;
  }

  private void namespaces() {
    boolean mounts = differs("mnt");
    if (differs("pid")) {
      rows.add(
          DoctorRow.note(
              "it is in another PID namespace (a container), where it is " + target.innerPid()));
    }
    if (mounts) {
      rows.add(DoctorRow.note("it has its own file system (a container): the jar must be there"));
    }
  }

  private boolean differs(String kind) {
    String theirs = target.namespace(kind);
    return theirs != null && !Objects.equals(theirs, self.namespace(kind));
  }

  /** HotSpot always uses this folder, whatever {@code java.io.tmpdir} says. */
  private void temporary() {
    Path folder = target.folder.resolve("root/tmp");
    if (target.listensForAttaches()) {
      return;
    }
    if (Files.exists(target.attachSocket())) {
      String name = "/tmp/" + target.attachSocket().getFileName();
      rows.add(DoctorRow.fail("a JVM that is dead left " + name + ": delete it"));
      return;
    }
    String problem = !Files.isDirectory(folder) ? "there is no /tmp" : unwritable(folder);
    rows.add(
        problem == null
            ? DoctorRow.ok("its /tmp is there and can be written")
            : DoctorRow.fail(
                problem
                    + " where it runs, and the JVM puts its socket there: mount"
                    + " one, or start it with -javaagent"));
  }

  private @Nullable String unwritable(Path folder) {
    if (MountTable.isReadOnly(target.text("mounts"), "/tmp")) {
      return "/tmp is read-only";
    }
    return new FileAccess(target).mayWrite(folder) ? null : "its user may not write to /tmp";
  }

  private void jar() {
    try {
      jar.requireVisible(target);
    } catch (CommandFailure e) {
      rows.add(DoctorRow.fail(e.text()));
      return;
    }
    Path seen = target.folder.resolve("root" + jar.file.getPath());
    Path blocked = new FileAccess(target).firstUnreadable(target.folder.resolve("root"), seen);
    rows.add(
        blocked == null
            ? DoctorRow.ok("its user can read " + jar.file)
            : DoctorRow.fail(
                "its user cannot read "
                    + jar.file
                    + " because of the mode of "
                    + (blocked.equals(seen) ? "the file" : shown(blocked))
                    + ": put the jar where that user can"));
  }

  private String shown(Path blocked) {
    return "/" + target.folder.resolve("root").relativize(blocked);
  }
}
