/** Log events and where they go: stderr, an application logger or nowhere. */
@NullMarked
package io.descry.export.log.sink;

import org.jspecify.annotations.NullMarked;
