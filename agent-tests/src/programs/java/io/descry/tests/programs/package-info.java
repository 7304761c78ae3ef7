/** Tiny main classes that child JVMs run on every JDK; tests drive them over stdin. */
package io.descry.tests.programs;
