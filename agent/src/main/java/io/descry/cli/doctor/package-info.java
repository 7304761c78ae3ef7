/** Checks whether an attach to a JVM will work, and says why not. */
@NullMarked
package io.descry.cli.doctor;

import org.jspecify.annotations.NullMarked;
