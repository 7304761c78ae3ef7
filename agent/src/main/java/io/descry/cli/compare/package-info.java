/** Prints the difference of two reports and the sum of many. */
@NullMarked
package io.descry.cli.compare;

import org.jspecify.annotations.NullMarked;
