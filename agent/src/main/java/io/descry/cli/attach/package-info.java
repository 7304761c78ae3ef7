/** Loads the agent into a running JVM and talks to an agent that is loaded. */
@NullMarked
package io.descry.cli.attach;

import org.jspecify.annotations.NullMarked;
