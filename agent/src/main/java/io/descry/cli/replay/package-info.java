/** Prints what a replayed recording says. */
@NullMarked
package io.descry.cli.replay;

import org.jspecify.annotations.NullMarked;
