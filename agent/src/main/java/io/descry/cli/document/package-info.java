/** Reports as the command line reads them: the published JSON, typed; its only source of truth. */
@NullMarked
package io.descry.cli.document;

import org.jspecify.annotations.NullMarked;
