/** The MXBean and its notifications. */
@NullMarked
package io.descry.export.jmx;

import org.jspecify.annotations.NullMarked;
