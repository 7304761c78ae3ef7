package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import org.jspecify.annotations.Nullable;

/** What to close: the handle itself, or the object that holds the handle. */
final class Closing {

  private Closing() {}

  /**
   * Advice that a rule about a kind cannot give, since the application holds another object than
   * the handle; null where the application opened the handle itself.
   *
   * @param noun of the handle
   */
  static @Nullable String ofOwner(SiteFacts site, String noun) {
    if (site.isAccepted()) {
      return "Close each accepted connection when its peer has closed or a read or write fails, in"
          + " a finally block. Set an idle time-out for peers that say nothing.";
    }
    if (site.kind() == HandleKind.SERVER_SOCKET
        || site.kind() == HandleKind.SERVER_SOCKET_CHANNEL
        || site.kind() == HandleKind.ASYNC_SERVER_SOCKET_CHANNEL) {
      return "Close the listener when its server stops. Open one listener for each port.";
    }
    Artifact library = site.site.library;
    if (library == null) {
      return null;
    }
    return site.site.applicationFrame == null
        ? "The library "
            + library
            + " opens and holds the "
            + noun
            + ". Close or shut down the"
            + " library's object that needs it, or look for a newer version."
        : "The application never sees the "
            + noun
            + ". Close or shut down the object of "
            + library
            + " that this line makes or uses, on every path.";
  }
}
