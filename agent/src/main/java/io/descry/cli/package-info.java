/** The command line, and how it talks to an agent that is already in a JVM. */
@NullMarked
package io.descry.cli;

import org.jspecify.annotations.NullMarked;
