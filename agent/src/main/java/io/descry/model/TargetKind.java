package io.descry.model;

/**
 * The kind of target of a descriptor, as far as the text of its link in {@code /proc/PID/fd} tells.
 */
public enum TargetKind {
  /** A file or a folder: the link does not tell them apart. */
  FILE("file"),
  SOCKET("socket"),
  PIPE("pipe"),
  EPOLL("epoll"),
  EVENTFD("eventfd"),
  INOTIFY("inotify"),
  /** Another object without a name, such as a timer or an io_uring. */
  ANONYMOUS("anonymous"),
  DEVICE("device"),
  /** A file of {@code /proc} or {@code /sys}. */
  PSEUDO_FILE("pseudo-file"),
  /** Memory with a descriptor (memfd). */
  MEMORY("memory"),
  OTHER("other");

  private final String text;

  TargetKind(String text) {
    this.text = text;
  }

  /** The kind of this link target. */
  public static TargetKind of(String target) {
    return target.startsWith("/") ? ofPath(target) : ofObject(target);
  }

  private static TargetKind ofPath(String target) {
    if (target.startsWith("/memfd:")) {
      return MEMORY;
    }
    if (target.startsWith("/proc/") || target.startsWith("/sys/")) {
      return PSEUDO_FILE;
    }
    boolean device = target.startsWith("/dev/") && !target.startsWith("/dev/shm/");
    return device ? DEVICE : FILE;
  }

  private static TargetKind ofObject(String target) {
    if (target.startsWith("socket:")) {
      return SOCKET;
    }
    if (target.startsWith("pipe:")) {
      return PIPE;
    }
    return target.startsWith("anon_inode:") ? ofAnonymous(target) : OTHER;
  }

  /** With brackets or, for inotify on many kernels, without. */
  private static TargetKind ofAnonymous(String target) {
    if (target.contains("eventpoll")) {
      return EPOLL;
    }
    if (target.contains("eventfd")) {
      return EVENTFD;
    }
    return target.contains("inotify") ? INOTIFY : ANONYMOUS;
  }

  /** The name in reports, such as {@code eventfd}. */
  @Override
  public String toString() {
    return text;
  }
}
