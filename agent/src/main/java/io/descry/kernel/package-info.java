/**
 * What the operating system says, read from {@code /proc}. Nothing here throws: what cannot be read
 * becomes a named, counted {@link io.descry.model.MissingPart}.
 */
@NullMarked
package io.descry.kernel;

import org.jspecify.annotations.NullMarked;
