/**
 * What people know beforehand: which sites are expected, and which libraries leak. Data and its two
 * formats; reads no file, has no clock.
 */
@NullMarked
package io.descry.knowledge;

import org.jspecify.annotations.NullMarked;
