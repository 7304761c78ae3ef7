package io.descry.cli.terminal;

/** When output has colours; {@code auto} is on a terminal, unless {@code NO_COLOR} is set. */
public enum ColorMode {
  ALWAYS,
  NEVER,
  AUTO
}
