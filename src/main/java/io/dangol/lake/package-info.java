/**
 * All code that uses Delta: creates tables from their declarations, reads them for a job, and
 * writes them idempotently.
 *
 * <p>May depend on {@code job} and {@code table}.
 */
@NullMarked
package io.dangol.lake;

import org.jspecify.annotations.NullMarked;
