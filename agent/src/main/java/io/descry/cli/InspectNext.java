package io.descry.cli;

import io.descry.cli.attach.AttachChecks;
import io.descry.cli.target.Target;
import io.descry.model.Inspection;
import java.io.IOException;

/** What to do after a look at a process from outside. */
final class InspectNext {

  private final Target target;
  private final Inspection process;

  InspectNext(Target target, Inspection process) {
    this.target = target;
    this.process = process;
  }

  /** One line, with the command to enter. */
  String line() {
    long pid = target.pid;
    if (process.descriptors == null) {
      String owner = process.uid == null ? "another user" : "user " + process.uid;
      return "next: its descriptors belong to " + owner + ": run this as that user, or with sudo";
    }
    if (!process.jvm) {
      return "next: no JVM, so there are no lines to find; `ls -l /proc/" + pid + "/fd` lists all";
    }
    return hasAgent()
        ? "next: Descry is in: `java -jar descry.jar report " + pid + "` tells the lines that open"
        : attach(pid);
  }

  private String attach(long pid) {
    String command = "`java -jar descry.jar attach " + pid + "`";
    Long free = process.headroom;
    if (free == null || free >= AttachChecks.descriptorsNeeded(target) || process.limits == null) {
      return "next: " + command + " tells the lines that open from then on";
    }
    long room = process.limits.soft + 64;
    return "next: too few are free for an attach; as root `prlimit --pid "
        + (pid + " --nofile=" + room + ":" + Math.max(room, process.limits.hard))
        + "`, then "
        + command;
  }

  private boolean hasAgent() {
    try {
      return target.channel() != null;
    } catch (IOException e) {
      return false; // Gone by now, or another user's.
    }
  }
}
