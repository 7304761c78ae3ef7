/**
 * What Descry costs. All for Java 8, since the measured programs run on every JDK. Measured is CPU
 * time, never wall clock, and children with and without the agent alternate: figures stand although
 * the machine is shared.
 */
package io.descry.bench;
