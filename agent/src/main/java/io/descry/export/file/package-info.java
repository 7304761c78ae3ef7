/** Appends reports to a file and rotates it. */
@NullMarked
package io.descry.export.file;

import org.jspecify.annotations.NullMarked;
