/** Child JVMs of every JDK found, what the kernel says of them and what the agent reports. */
package io.descry.tests.harness;
