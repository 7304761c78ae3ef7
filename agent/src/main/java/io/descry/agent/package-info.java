/** Entry points, the composition root and the schedule of reports. */
@NullMarked
package io.descry.agent;

import org.jspecify.annotations.NullMarked;
