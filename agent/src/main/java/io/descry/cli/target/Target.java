package io.descry.cli.target;

import io.descry.channel.ChannelEntry;
import io.descry.export.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One process, read from its folder in {@code /proc}; each question reads anew. */
public final class Target {

  private static final Pattern SOFT_LIMIT = Pattern.compile("Max open files +(\\S+)");
  private static final int SIGQUIT_BIT = 1 << 2;

  /** Command lines end at 2 MB, mappings of very large JVMs at some ten. */
  private static final int MOST_BYTES = 16 << 20;

  public final long pid;
  public final Path folder;

  public Target(Path proc, long pid) {
    this.pid = pid;
    this.folder = proc.resolve(Long.toString(pid));
  }

  /** False also for a process that has ended and not been waited for. */
  public boolean exists() {
    String state = statusLine("State");
    return state != null && !state.startsWith("Z") && !state.startsWith("X");
  }

  /** Whether its memory is gone: a kernel's thread, or a process that is ending. */
  public boolean hasNoMemory() {
    return statusLine("VmSize") == null;
  }

  /** The parent that has not waited for its end; null when the process is no zombie. */
  @Nullable String parentOfZombie() {
    String state = statusLine("State");
    return state != null && state.startsWith("Z") ? statusLine("PPid") : null;
  }

  /** Whether a signal or a debugger has halted it. */
  public boolean isStopped() {
    String state = statusLine("State");
    return state != null && (state.startsWith("T") || state.startsWith("t"));
  }

  /** The effective user; null when the process is gone. */
  public @Nullable String user() {
    String ids = statusLine("Uid");
    String[] fields = ids == null ? new String[0] : ids.split("\\s+");
    return fields.length < 2 ? null : fields[1];
  }

  /** The effective group; null when the process is gone. */
  public @Nullable String group() {
    String ids = statusLine("Gid");
    return ids == null ? null : ids.split("\\s+")[1];
  }

  /** Further groups of the user, by number. */
  List<String> groups() {
    String groups = statusLine("Groups");
    return groups == null ? Collections.emptyList() : Arrays.asList(groups.split("\\s+"));
  }

  /** Such as {@code mnt:[4026531840]}; null when this user may not know. */
  public @Nullable String namespace(String kind) {
    try {
      return Files.readSymbolicLink(folder.resolve("ns").resolve(kind)).toString();
    } catch (IOException e) {
      return null;
    }
  }

  /** As the process knows itself in its innermost container. */
  public long innerPid() {
    String pids = statusLine("NSpid");
    Long inner = pids == null ? null : number(pids.substring(pids.lastIndexOf('\t') + 1), 10);
    return inner == null ? pid : inner;
  }

  /** Where a JVM listens for attaches once it has been asked to. */
  public Path attachSocket() {
    return folder.resolve("root/tmp/.java_pid" + innerPid());
  }

  /** Whether a JVM listens there: a socket's file can outlast its JVM. */
  public boolean listensForAttaches() {
    String sockets = text("net/unix"); // HotSpot binds another name first, which the kernel keeps.
    return Files.exists(attachSocket())
        && (sockets == null
            || sockets.contains("/.java_pid" + innerPid() + ".tmp\n")
            || sockets.contains("/.java_pid" + innerPid() + "\n"));
  }

  /** Whether its {@code /tmp} is ours; true when that is not to be known. */
  public boolean sharesTemporary() {
    try {
      return Files.isSameFile(folder.resolve("root/tmp"), Paths.get("/tmp"));
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether the process handles SIGQUIT, which would end it otherwise. */
  public boolean catchesQuit() {
    String caught = statusLine("SigCgt");
    Long signals = caught == null ? null : number(caught, 16);
    return signals != null && (signals & SIGQUIT_BIT) != 0;
  }

  public JavaCommandLine commandLine() {
    String cmdline = text("cmdline");
    return JavaCommandLine.parse(cmdline == null ? "" : cmdline);
  }

  /** Whether libjvm is mapped; null when this user may not know. */
  public @Nullable Boolean isJvm() {
    String maps = text("maps");
    return maps == null ? null : (Boolean) maps.contains("/libjvm.so");
  }

  /** The agent's channel; null when there is none. */
  public @Nullable File channel() throws IOException {
    return ChannelEntry.find(folder);
  }

  /** The soft limit of descriptors; null when it is unlimited or not to be known. */
  public @Nullable Long softLimit() {
    String limits = text("limits");
    Matcher found = SOFT_LIMIT.matcher(limits == null ? "" : limits);
    return found.find() ? number(found.group(1), 10) : null;
  }

  /** Open descriptors with a number below this; null when this user may not know. */
  public @Nullable Long descriptorsBelow(long limit) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve("fd"))) {
      long count = 0;
      for (Path entry : entries) {
        count += Long.parseLong(entry.getFileName().toString()) < limit ? 1 : 0;
      }
      return count;
    } catch (IOException | DirectoryIteratorException e) {
      return null;
    }
  }

  private static @Nullable Long number(String text, int radix) {
    try {
      return Long.parseUnsignedLong(text, radix);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable String statusLine(String name) {
    String status = text("status");
    if (status == null) {
      return null;
    }
    for (String line : status.split("\n")) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).trim();
      }
    }
    return null;
  }

  /**
   * Of a file in the process's folder; null when it is gone or not to be read. The process chooses
   * what its files are: a device or a pipe would never end, and what is too long is cut.
   */
  public @Nullable String text(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(beginning(in), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }

  private static byte[] beginning(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int read = in.read(part); read > 0 && bytes.size() < MOST_BYTES; read = in.read(part)) {
      bytes.write(part, 0, read);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    String main = Boolean.TRUE.equals(isJvm()) ? commandLine().main : "";
    return main.isEmpty() ? Long.toString(pid) : pid + " (" + SafeText.line(main, 120) + ")";
  }
}
