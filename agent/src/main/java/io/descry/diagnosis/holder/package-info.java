/** Finds the lines that hold a path or a port open. */
@NullMarked
package io.descry.diagnosis.holder;

import org.jspecify.annotations.NullMarked;
