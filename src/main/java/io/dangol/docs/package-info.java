/**
 * Writes the documents that are generated from declarations: tables, configuration, lineage and
 * exit codes.
 *
 * <p>Reads declarations only, no data; returns texts.
 */
@NullMarked
package io.dangol.docs;

import org.jspecify.annotations.NullMarked;
