package io.descry.registry.site;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.io.DescryHandle;
import java.io.DescryKind;
import org.jspecify.annotations.Nullable;

/** The callers that asked for a socket: the call of an HTTP client. The agent's thread only. */
public final class SocketCallers {

  private final StackInterner interner;

  public SocketCallers(StackInterner interner) {
    this.interner = interner;
  }

  /** The site of the call that this socket was opened for, or null. */
  public @Nullable Site of(DescryHandle socket) {
    DescryHandle call = socket.client;
    Trace trace = call == null || call.kind != DescryKind.HTTP_EXCHANGE ? null : trace(call);
    return trace == null ? null : trace.site;
  }

  /** Interned also where the call is over already: its Throwable would pin class loaders. */
  private @Nullable Trace trace(DescryHandle call) {
    Object stack = call.stack;
    if (stack instanceof Throwable) {
      stack = interner.intern(HandleKind.of(call.kind), (Throwable) stack);
      call.stack = stack;
    }
    return (Trace) stack;
  }
}
