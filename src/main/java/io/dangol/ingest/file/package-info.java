/**
 * How files are read: CSV, JSON and lines of text, compressed or not, one row per record.
 *
 * <p>Knows what a record looks like and nothing of what it means. Every record of a file comes out,
 * also one that cannot be read; a file that is not what it claims to be is set aside with the
 * reason. Reads landing files on the executors; writes nothing. May depend on {@code job}, {@code
 * table} and {@code config}.
 */
@NullMarked
package io.dangol.ingest.file;

import org.jspecify.annotations.NullMarked;
