/** Judges each site: one verdict with its reason. */
@NullMarked
package io.descry.diagnosis.standing;

import org.jspecify.annotations.NullMarked;
