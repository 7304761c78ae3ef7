/** Checks of the texts that people read: documents, rule pages, report strings and Javadoc. */
@NullMarked
package io.descry.words;

import org.jspecify.annotations.NullMarked;
