/** Records what real programs hold over minutes; the agent's tests replay it. */
package io.descry.tests.recording;
