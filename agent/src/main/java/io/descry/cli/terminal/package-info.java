/** Colours, progress lines and output formats of a terminal. */
@NullMarked
package io.descry.cli.terminal;

import org.jspecify.annotations.NullMarked;
