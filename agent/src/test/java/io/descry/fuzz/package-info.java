/** What the fuzz tests share. The tests themselves stand beside what they try. */
@NullMarked
package io.descry.fuzz;

import org.jspecify.annotations.NullMarked;
