/** The file through which the command line and the agent talk: its format and the agent's end. */
@org.jspecify.annotations.NullMarked
package io.descry.channel;
