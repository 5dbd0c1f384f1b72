/**
 * Describes a run for a monitoring system, in the text format of Prometheus.
 *
 * <p>Reads the report of a run; returns text. Labels hold names of jobs, tables, sources and
 * models, never a value of a row.
 */
@NullMarked
package io.dangol.monitor;

import org.jspecify.annotations.NullMarked;
