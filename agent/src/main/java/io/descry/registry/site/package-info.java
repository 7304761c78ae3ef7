/** Turns captured stacks into sites: frames, origin, fingerprint. */
@NullMarked
package io.descry.registry.site;

import org.jspecify.annotations.NullMarked;
