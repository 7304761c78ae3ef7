/** Immutable data that the layers hand each other. */
@NullMarked
package io.descry.model;

import org.jspecify.annotations.NullMarked;
