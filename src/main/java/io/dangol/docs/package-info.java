/**
 * Writes the documents that are generated from declarations: tables, configuration, lineage and
 * exit codes.
 *
 * <p>Reads declarations only, no data; returns texts. May depend on {@code job}, {@code table} and
 * {@code config}.
 */
@NullMarked
package io.dangol.docs;

import org.jspecify.annotations.NullMarked;
