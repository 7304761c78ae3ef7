/** The hooks as tables of data: one class for each family of JDK or library classes. */
@NullMarked
package io.descry.instrument.hook;

import org.jspecify.annotations.NullMarked;
