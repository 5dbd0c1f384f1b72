/**
 * How files are read: CSV, JSON and lines of text, compressed or not, one row per record.
 *
 * <p>This package knows the form of a record, not its meaning. Every record of a file is returned,
 * even one that cannot be read. A file that is not what it claims to be is set aside with the
 * reason. Reads landing files on the executors; writes nothing.
 */
@NullMarked
package io.dangol.ingest.file;

import org.jspecify.annotations.NullMarked;
