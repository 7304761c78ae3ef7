package io.descry.ledger;

import io.descry.model.OpenHandle;
import org.jspecify.annotations.Nullable;

/**
 * Whether the kernel's link can be what a handle opened. Native code can close a number behind the
 * back of its Java owner and open another object there: the handle is not open any more then.
 */
final class LinkFamily {

  private LinkFamily() {}

  /** False only where the object at the number is of another family than the handle's kind. */
  static boolean fits(OpenHandle handle, String link) {
    switch (handle.kind) {
      case FILE_INPUT:
      case FILE_OUTPUT:
      case RANDOM_ACCESS_FILE:
      case FILE_CHANNEL:
      case ASYNC_FILE_CHANNEL:
      case DIRECTORY_STREAM:
        return link.isEmpty() || link.startsWith("/") || isOfAnotherProcess(handle.target);
      case SOCKET:
      case SERVER_SOCKET:
      case SOCKET_CHANNEL:
      case SERVER_SOCKET_CHANNEL:
      case DATAGRAM:
      case ASYNC_SOCKET_CHANNEL:
      case ASYNC_SERVER_SOCKET_CHANNEL:
        return link.isEmpty() || link.startsWith("socket:");
      case PIPE:
      case PROCESS:
        return link.isEmpty() || link.startsWith("pipe:");
      default:
        return true;
    }
  }

  /** A path such as /dev/stdin or /proc/self/fd/0 opens whatever stands behind it. */
  private static boolean isOfAnotherProcess(@Nullable String target) {
    return target != null && (target.startsWith("/dev/") || target.startsWith("/proc/"));
  }
}
