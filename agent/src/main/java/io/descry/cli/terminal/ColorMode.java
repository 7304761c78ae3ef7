package io.descry.cli.terminal;

/**
 * The option that says when output has colours; {@code auto} is on a terminal, unless {@code
 * NO_COLOR} is set.
 */
public enum ColorMode {
  ALWAYS,
  NEVER,
  AUTO
}
