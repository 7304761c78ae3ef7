/** Programs around real servers and databases: healthy, and leaking where they are told to. */
package io.descry.tests.servers;
