/** Writes a report as JSON. */
@NullMarked
package io.descry.export.json;

import org.jspecify.annotations.NullMarked;
