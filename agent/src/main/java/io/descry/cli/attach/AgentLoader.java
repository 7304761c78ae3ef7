package io.descry.cli.attach;

import io.descry.cli.target.Target;
import org.jspecify.annotations.Nullable;

/** A way to make a running JVM load the agent. */
public interface AgentLoader {

  /** Returns when the JVM says it is loaded, which is not yet a proof. */
  void load(Target target, String jarAndOptions) throws LoadFailure;

  /**
   * The best way this Java has; null when it has none. Some releases of jdk.attach (17.0.15 is one)
   * look into the caller's own {@code /tmp} where both see the same PIDs, as in a debug container.
   */
  static @Nullable AgentLoader find(Target target) {
    AgentLoader socket = AttachSocket.find();
    if (socket != null && !target.sharesTemporary()) {
      return socket;
    }
    AgentLoader api = AttachApi.find();
    return api != null ? api : socket;
  }
}
