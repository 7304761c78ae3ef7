/** The options: what exists, where values come from, and what is said about bad ones. */
@NullMarked
package io.descry.config;

import org.jspecify.annotations.NullMarked;
