/**
 * What an application may tell Descry, and ask it: one class, {@link io.descry.api.Descry}. It
 * needs the JDK alone, from Java 8 on, and does nothing where no agent is in the JVM.
 */
@NullMarked
package io.descry.api;

import org.jspecify.annotations.NullMarked;
