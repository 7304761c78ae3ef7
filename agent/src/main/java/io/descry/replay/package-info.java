/** Runs a recording through the diagnosis and tells what changed. No I/O but the reading. */
@NullMarked
package io.descry.replay;

import org.jspecify.annotations.NullMarked;
