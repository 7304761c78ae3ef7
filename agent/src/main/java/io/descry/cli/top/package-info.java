/** The live view of a JVM's sites: what is shown, what keys do, and the terminal it happens in. */
@NullMarked
package io.descry.cli.top;

import org.jspecify.annotations.NullMarked;
