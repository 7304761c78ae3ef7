package io.descry.kernel.proc;

import io.descry.model.MissingReason;
import io.descry.model.PortRange;
import io.descry.model.SystemLimits;
import org.jspecify.annotations.Nullable;

/**
 * The limits of the whole system, from {@code /proc/sys}. These files are opened at each reading
 * and not kept: only the count of open files changes, and that one matters with ENFILE, not EMFILE.
 */
public final class SystemFiles {

  private static final int MAX_BYTES = 256;
  private static final String PORTS = "net/ipv4/ip_local_port_range";

  private final String folder;

  public SystemFiles(String procFolder) {
    folder = procFolder + "/sys/";
  }

  public SystemLimits read(MissingProc missing) {
    long[] files = numbers("fs/file-nr", missing);
    return new SystemLimits(
        ports(missing),
        files.length == 0 ? null : Long.valueOf(files[0]),
        files.length < 3 ? null : Long.valueOf(files[2]), // 19 digits where there is no bound
        number("fs/inotify/max_user_instances", missing),
        number("fs/inotify/max_user_watches", missing),
        optional("user/max_inotify_instances"),
        optional("user/max_inotify_watches"),
        optional("fs/epoll/max_user_watches"));
  }

  private @Nullable PortRange ports(MissingProc missing) {
    String text = text(PORTS, missing);
    PortRange ports = text == null ? null : EphemeralPorts.parse(text);
    if (text != null && ports == null) {
      missing.add("sys/" + PORTS, MissingReason.MALFORMED);
    }
    return ports;
  }

  /** Not there on older kernels, and of use in one finding only. */
  private @Nullable Long optional(String name) {
    String text = ProcText.read(folder + name, MAX_BYTES);
    long[] numbers = text == null ? new long[0] : Digits.all(text);
    return numbers.length == 0 ? null : Long.valueOf(numbers[0]);
  }

  private @Nullable Long number(String name, MissingProc missing) {
    long[] numbers = numbers(name, missing);
    return numbers.length == 0 ? null : Long.valueOf(numbers[0]);
  }

  private long[] numbers(String name, MissingProc missing) {
    String text = text(name, missing);
    long[] numbers = text == null ? new long[0] : Digits.all(text);
    if (text != null && numbers.length == 0) {
      missing.add("sys/" + name, MissingReason.MALFORMED);
    }
    return numbers;
  }

  private @Nullable String text(String name, MissingProc missing) {
    String text = ProcText.read(folder + name, MAX_BYTES);
    if (text == null) {
      missing.add("sys/" + name, MissingReason.NOT_READABLE);
    }
    return text;
  }
}
