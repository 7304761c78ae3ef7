/** Finds the application's logging framework and writes to its loggers. */
@NullMarked
package io.descry.export.log.application;

import org.jspecify.annotations.NullMarked;
