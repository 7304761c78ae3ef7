/**
 * The recording format: what the diagnosis sees of one process, as lines of text. The page {@code
 * agent/docs/recording.md} describes the format.
 */
@NullMarked
package io.descry.recording;

import org.jspecify.annotations.NullMarked;
