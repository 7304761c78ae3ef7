/** Reads the socket tables of /proc/net. */
@NullMarked
package io.descry.kernel.socket;

import org.jspecify.annotations.NullMarked;
