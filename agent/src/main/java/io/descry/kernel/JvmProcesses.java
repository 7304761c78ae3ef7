package io.descry.kernel;

import io.descry.kernel.proc.CommandLine;
import io.descry.kernel.proc.Digits;
import io.descry.kernel.proc.KeptFile;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.LineSearch;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.kernel.proc.ProcText;
import io.descry.kernel.proc.ProcessLimits;
import io.descry.kernel.proc.ProcessStatus;
import io.descry.kernel.proc.ReadResult;
import io.descry.model.JvmProcess;
import io.descry.model.MissingReason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs of this machine, as far as this user may see them: for the command line. A process is a
 * JVM if its program is called {@code java} or it has {@code libjvm.so} mapped.
 */
public final class JvmProcesses {

  /** The kernel's bound of a command line: a class path can fill it. */
  private static final int MAX_COMMAND_LINE = 2 * 1024 * 1024;

  private final String procFolder;
  private final LineReader reader = new LineReader(System::nanoTime);

  JvmProcesses(String procFolder) {
    this.procFolder = procFolder;
  }

  /** Those below {@code /proc}. */
  public static JvmProcesses ofThisMachine() {
    return new JvmProcesses("/proc");
  }

  /** All that there are now, lowest PID first; what is hidden is told to the one given. */
  public List<JvmProcess> list(MissingProc missing) {
    List<JvmProcess> found = new ArrayList<JvmProcess>();
    for (int pid : pids(missing)) {
      JvmProcess process = find(pid);
      if (process != null) {
        found.add(process);
      }
    }
    return found;
  }

  /** The JVM with this PID, or null if there is no such process or it is no JVM. */
  public @Nullable JvmProcess find(int pid) {
    String folder = procFolder + "/" + pid;
    String text = ProcText.read(folder + "/cmdline", MAX_COMMAND_LINE);
    if (text == null || text.isEmpty()) {
      return null; // Gone, or a thread of the kernel.
    }
    List<String> arguments = CommandLine.arguments(text);
    String program = program(folder, arguments);
    boolean java = program.equals("java");
    if (!java && !hasJvmMapped(folder)) {
      return null;
    }
    String main = java ? CommandLine.mainClass(arguments) : null;
    return process(pid, main == null ? program : main);
  }

  private JvmProcess process(int pid, String mainClass) {
    String folder = procFolder + "/" + pid;
    return new JvmProcess(
        pid,
        mainClass,
        uid(folder),
        ProcDescriptors.in(folder).count(),
        ProcessLimits.read(reader, folder));
  }

  private int[] pids(MissingProc missing) {
    String[] names = new File(procFolder).list();
    if (names == null) {
      missing.add("processes", MissingReason.NOT_READABLE);
      return new int[0];
    }
    int[] pids = new int[names.length];
    int n = 0;
    for (String name : names) {
      int pid = Digits.of(name);
      if (pid > 0) {
        pids[n++] = pid;
      }
    }
    Arrays.sort(pids, 0, n);
    return Arrays.copyOf(pids, n);
  }

  /** The program's file name; where the link is hidden, by its first argument. */
  private static String program(String folder, List<String> arguments) {
    String path;
    try {
      path = Files.readSymbolicLink(Paths.get(folder, "exe")).toString();
    } catch (IOException | RuntimeException e) {
      path = arguments.get(0);
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(" (deleted)") ? name.substring(0, name.length() - 10) : name;
  }

  private boolean hasJvmMapped(String folder) {
    KeptFile maps = KeptFile.open(folder + "/maps");
    if (maps == null) {
      return false;
    }
    try {
      return reader.read(maps, new LineSearch("/libjvm.so")) == ReadResult.STOPPED;
    } finally {
      maps.close();
    }
  }

  private int uid(String folder) {
    KeptFile status = KeptFile.open(folder + "/status");
    if (status == null) {
      return -1;
    }
    try {
      return ProcessStatus.read(reader, status).uid();
    } finally {
      status.close();
    }
  }
}
