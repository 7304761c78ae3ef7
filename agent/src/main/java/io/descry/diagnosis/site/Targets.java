package io.descry.diagnosis.site;

import io.descry.model.OpenHandle;

/** The text for the target of a handle. */
public final class Targets {

  private Targets() {}

  /** The remote end as the application named it, else the path; empty where neither is known. */
  public static String of(OpenHandle handle) {
    if (handle.remote != null) {
      return handle.remote.toString();
    }
    return handle.target == null ? "" : handle.target;
  }
}
