/** The JVM that a command is for: its process, its files and its agent. */
@NullMarked
package io.descry.cli.target;

import org.jspecify.annotations.NullMarked;
