package io.descry.cli;

/** When output has colours; {@code auto} is on a terminal, unless {@code NO_COLOR} is set. */
enum ColorMode {
  ALWAYS,
  NEVER,
  AUTO
}
