/** The report: immutable data, the same facts for text, JSON, page and metrics. */
@NullMarked
package io.descry.report;

import org.jspecify.annotations.NullMarked;
