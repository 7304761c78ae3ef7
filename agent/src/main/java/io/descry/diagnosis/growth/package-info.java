/** Decides from a history of counts whether a site grows. Pure functions of counts and times. */
@NullMarked
package io.descry.diagnosis.growth;

import org.jspecify.annotations.NullMarked;
