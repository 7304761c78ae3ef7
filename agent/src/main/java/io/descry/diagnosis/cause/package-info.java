/** Turns judged sites into findings: joins sites of one cause, orders findings, adds evidence. */
@NullMarked
package io.descry.diagnosis.cause;

import org.jspecify.annotations.NullMarked;
