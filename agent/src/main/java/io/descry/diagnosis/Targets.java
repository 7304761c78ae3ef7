package io.descry.diagnosis;

import io.descry.model.OpenHandle;

/** What a handle leads to, in words. */
final class Targets {

  private Targets() {}

  /** The remote end as the application named it, else the path; empty where neither is known. */
  static String of(OpenHandle handle) {
    if (handle.remote != null) {
      return handle.remote.toString();
    }
    return handle.target == null ? "" : handle.target;
  }
}
