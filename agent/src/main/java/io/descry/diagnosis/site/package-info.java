/** Facts about one site of a ledger: its handles, targets, peers and HTTP library. */
@NullMarked
package io.descry.diagnosis.site;

import org.jspecify.annotations.NullMarked;
