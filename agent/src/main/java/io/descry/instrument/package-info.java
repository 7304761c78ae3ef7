/** Where the JDK opens and closes descriptors, and how the hooks get in and out again. */
@NullMarked
package io.descry.instrument;

import org.jspecify.annotations.NullMarked;
