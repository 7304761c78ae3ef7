/** Writes hook calls into class files. */
@NullMarked
package io.descry.instrument.weave;

import org.jspecify.annotations.NullMarked;
