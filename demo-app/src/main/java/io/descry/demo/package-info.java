/** One small service per incident, each with its leak and with the fix beside it. */
package io.descry.demo;
