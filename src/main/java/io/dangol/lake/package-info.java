/**
 * All code that uses Delta: creates tables from their declarations, reads them for a job, and
 * writes them idempotently.
 */
@NullMarked
package io.dangol.lake;

import org.jspecify.annotations.NullMarked;
