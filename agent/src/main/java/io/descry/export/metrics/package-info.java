/** The report as metrics, in OpenMetrics text. */
@org.jspecify.annotations.NullMarked
package io.descry.export.metrics;
