package io.descry.cli;

import org.jspecify.annotations.Nullable;

/** A way to make a running JVM load the agent. */
interface AgentLoader {

  /** Returns when the JVM says it is loaded, which is not yet a proof. */
  void load(Target target, String jarAndOptions) throws LoadFailure;

  /** The best way this Java has; null when it has none. */
  static @Nullable AgentLoader find() {
    AgentLoader api = AttachApi.find();
    return api != null ? api : AttachSocket.find();
  }
}
