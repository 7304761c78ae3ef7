package io.descry.kernel.proc;

import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes above one, to tell where its limit was inherited from. */
public final class Parents {

  private static final int MAX_BYTES = 4096;

  /** Deeper than any start script; also ends a circle made by a reused PID. */
  private static final int MAX_ANCESTORS = 32;

  private final String procFolder;
  private final LineReader reader;

  public Parents(String procFolder, LineReader reader) {
    this.procFolder = procFolder;
    this.reader = reader;
  }

  /** The parent of this process ({@code self} or a PID), or null if none can be seen. */
  public @Nullable ParentProcess of(String process) {
    String stat = ProcText.read(procFolder + "/" + process + "/stat", MAX_BYTES);
    int pid = stat == null ? 0 : parentIn(stat);
    return pid <= 0 ? null : process(pid);
  }

  /** The furthest ancestor with this hard limit, all below it having it too; or null. */
  public @Nullable ParentProcess limitFrom(@Nullable ParentProcess parent, @Nullable Limits own) {
    ParentProcess from = null;
    ParentProcess ancestor = parent;
    for (int i = 0; i < MAX_ANCESTORS && ancestor != null; i++) {
      if (own == null || ancestor.limits == null || ancestor.limits.hard != own.hard) {
        break;
      }
      from = ancestor;
      ancestor = of(Integer.toString(ancestor.pid));
    }
    return from;
  }

  /** This one and those above it, nearest first. */
  public List<ParentProcess> above(@Nullable ParentProcess parent) {
    List<ParentProcess> above = new ArrayList<>();
    ParentProcess ancestor = parent;
    while (ancestor != null && above.size() < MAX_ANCESTORS) {
      above.add(ancestor);
      ancestor = of(Integer.toString(ancestor.pid));
    }
    return above;
  }

  private @Nullable ParentProcess process(int pid) {
    String folder = procFolder + "/" + pid;
    String command = ProcText.read(folder + "/comm", MAX_BYTES);
    if (command == null) {
      return null;
    }
    return new ParentProcess(pid, command.trim(), ProcessLimits.read(reader, folder));
  }

  /**
   * The parent's PID in the text of a {@code stat}, or -1. The name before it is in parentheses and
   * may itself hold blanks and parentheses: what follows the last one counts.
   */
  public static int parentIn(String stat) {
    int from = stat.lastIndexOf(") ");
    int end = from < 0 ? -1 : stat.indexOf(' ', from + 4);
    return end < 0 ? -1 : Digits.of(stat.substring(from + 4, end));
  }
}
