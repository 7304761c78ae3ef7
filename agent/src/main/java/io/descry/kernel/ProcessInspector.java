package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.Containers;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.proc.Parents;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.kernel.proc.ProcText;
import io.descry.kernel.proc.ProcessLimits;
import io.descry.kernel.proc.ProcessStatus;
import io.descry.kernel.proc.SystemFiles;
import io.descry.kernel.socket.SocketTable;
import io.descry.model.Inspection;
import io.descry.model.JvmProcess;
import io.descry.model.KernelDescriptor;
import io.descry.model.MissingReason;
import io.descry.model.ParentProcess;
import io.descry.model.Sockets;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kernel's side of any process from outside: nothing is loaded into it, no signal is
 * sent, and it needs no free descriptor. For the command line; one thread.
 */
public final class ProcessInspector {

  private static final int MAX_BYTES = 64 * 1024;

  /** The start time is the 20th field after the name (proc(5)): with the PID it is unique. */
  private static final int START_TIME = 19;

  private final String procFolder;
  private final LineReader reader = new LineReader(System::nanoTime);

  ProcessInspector(String procFolder) {
    this.procFolder = procFolder;
  }

  /** For the processes below {@code /proc}. */
  public static ProcessInspector ofThisMachine() {
    return new ProcessInspector("/proc");
  }

  /** What the kernel tells of the process, or null if there is none or it ended meanwhile. */
  public @Nullable Inspection inspect(int pid) {
    String folder = procFolder + "/" + pid;
    String began = startTime(folder);
    if (began == null) {
      return null;
    }
    Inspection.Builder inspection = new Inspection.Builder();
    inspection.pid = pid;
    KernelFiles files = new KernelFiles(folder);
    try {
      files.open();
      read(inspection, folder, files);
    } finally {
      files.close();
    }
    return began.equals(startTime(folder)) ? inspection.build() : null;
  }

  private void read(Inspection.Builder inspection, String folder, KernelFiles files) {
    MissingProc missing = new MissingProc();
    ProcDescriptors descriptors = ProcDescriptors.in(folder);
    List<KernelDescriptor> found = readable(descriptors);
    if (found == null) {
      missing.add("fd", MissingReason.NOT_READABLE);
    }
    List<KernelDescriptor> known =
        found == null ? Collections.<KernelDescriptor>emptyList() : found;
    SocketTable table = new SocketTable(reader, ByteOrder.nativeOrder(), System::nanoTime);
    Sockets sockets = table.read(files, known, missing);
    inspection.descriptors = found == null ? null : Long.valueOf(found.size());
    new InspectedDescriptors(descriptors, sockets).addTo(inspection, known);
    inspection.timeWaits = files.sockStat() == null ? null : sockets.timeWaits;
    inspection.otherNetwork = !network(folder).equals(network(procFolder + "/self"));
    addProcess(inspection, folder, files);
    addLimits(inspection, folder, files, found, missing);
    inspection.ports = new SystemFiles(procFolder).read(missing).ports;
    inspection.missing = missing.parts();
  }

  /** Root without CAP_SYS_PTRACE may list the numbers of others and read none of their links. */
  private static @Nullable List<KernelDescriptor> readable(ProcDescriptors descriptors) {
    List<KernelDescriptor> found = descriptors.list();
    Integer count = found == null || !found.isEmpty() ? null : descriptors.count();
    return count != null && count > 0 ? null : found;
  }

  private void addProcess(Inspection.Builder inspection, String folder, KernelFiles files) {
    JvmProcess jvm = new JvmProcesses(procFolder).find(inspection.pid);
    String name = ProcText.read(folder + "/comm", MAX_BYTES);
    inspection.jvm = jvm != null;
    inspection.command = jvm != null ? jvm.mainClass : name == null ? "?" : name.trim();
    ByteSource status = files.status();
    int uid = status == null ? -1 : ProcessStatus.read(reader, status).uid();
    inspection.uid = uid < 0 ? null : Integer.valueOf(uid);
    String group = ProcText.read(folder + "/cgroup", MAX_BYTES);
    inspection.container = group == null ? null : Containers.inGroup(group);
  }

  private void addLimits(
      Inspection.Builder inspection,
      String folder,
      KernelFiles files,
      @Nullable List<KernelDescriptor> found,
      MissingProc missing) {
    ByteSource source = files.limits();
    inspection.limits = source == null ? null : ProcessLimits.read(reader, source);
    if (inspection.limits == null) {
      missing.add("limits", MissingReason.NOT_READABLE);
    } else if (found != null) {
      inspection.headroom = inspection.limits.headroom(found);
    }
    Parents parents = new Parents(procFolder, reader);
    ParentProcess parent = parents.of(Integer.toString(inspection.pid));
    inspection.limitFrom = parents.limitFrom(parent, inspection.limits);
    inspection.parents = parents.above(parent);
  }

  /** Null for a process that is not there, or has ended and not been waited for. */
  private static @Nullable String startTime(String folder) {
    String stat = ProcText.read(folder + "/stat", MAX_BYTES);
    int name = stat == null ? -1 : stat.lastIndexOf(") ");
    if (stat == null || name < 0) {
      return null;
    }
    String[] fields = stat.substring(name + 2).trim().split(" ");
    boolean ended = fields[0].equals("Z") || fields[0].equals("X");
    return ended ? null : fields.length > START_TIME ? fields[START_TIME] : "";
  }

  private static String network(String folder) {
    try {
      return Objects.toString(Files.readSymbolicLink(Paths.get(folder, "ns", "net")));
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
