/**
 * Where reports and the agent's own lines go (log, file, JMX), and the forms people and programs
 * read. Renderers are pure: Report to text.
 */
@NullMarked
package io.descry.export;

import org.jspecify.annotations.NullMarked;
