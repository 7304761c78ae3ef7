/** Turns what the hooks recorded into sites, counts and verdicts of the collector. */
@NullMarked
package io.descry.registry;

import org.jspecify.annotations.NullMarked;
