/** Writes reports to a log and limits how often. */
@NullMarked
package io.descry.export.log;

import org.jspecify.annotations.NullMarked;
