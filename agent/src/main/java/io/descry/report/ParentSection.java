package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The process that started this one. Null limits are unlimited, or hidden. */
public final class ParentSection {

  public final long pid;

  /** The kernel's short name, at most 15 characters. */
  public final String command;

  public final @Nullable Long soft;
  public final @Nullable Long hard;

  public ParentSection(long pid, String command, @Nullable Long soft, @Nullable Long hard) {
    this.pid = pid;
    this.command = command;
    this.soft = soft;
    this.hard = hard;
  }
}
