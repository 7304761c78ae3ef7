/** One class for each rule: what it looks for and what it advises. */
@NullMarked
package io.descry.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
