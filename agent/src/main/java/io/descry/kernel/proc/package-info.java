/** Reads files below /proc, each bounded, and reports what is missing. */
@NullMarked
package io.descry.kernel.proc;

import org.jspecify.annotations.NullMarked;
