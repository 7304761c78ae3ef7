/** Writes a report as text. */
@NullMarked
package io.descry.export.text;

import org.jspecify.annotations.NullMarked;
