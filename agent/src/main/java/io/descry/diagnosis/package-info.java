/** Rules over the ledger's recent history: verdicts, findings and the report. No I/O, no clock. */
@NullMarked
package io.descry.diagnosis;

import org.jspecify.annotations.NullMarked;
