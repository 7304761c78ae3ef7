/** Writes events of Flight Recorder. */
@NullMarked
package io.descry.export.jfr;

import org.jspecify.annotations.NullMarked;
