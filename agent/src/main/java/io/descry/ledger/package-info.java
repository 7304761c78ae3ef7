/** Joins registry and kernel, so that every descriptor is accounted for. */
@NullMarked
package io.descry.ledger;

import org.jspecify.annotations.NullMarked;
