/**
 * Sources and the meaning of their records: the settings, the SQL expressions of the mappings, and
 * the canonical record that they make of each raw one.
 *
 * <p>A record that breaks a rule is rejected with a reason, never an exception. Reads the landing
 * files of one source, or its rejected records again; writes nothing. May depend on {@code
 * ingest.file}, {@code money}, {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.ingest.source;

import org.jspecify.annotations.NullMarked;
