/** Keeps woven classes in a file for later starts. */
@NullMarked
package io.descry.instrument.cache;

import org.jspecify.annotations.NullMarked;
