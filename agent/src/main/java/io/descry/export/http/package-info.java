/** The live page: a small HTTP server of the agent's own. One thread; off unless asked for. */
@org.jspecify.annotations.NullMarked
package io.descry.export.http;
