package io.dangol.ingest;

import java.util.List;

/**
 * One record of a text file.
 *
 * @param position line in which it begins, from 1
 * @param payload as it stood in the file, line breaks within quotes included
 * @param isReadable whether the quotes close where they should
 * @param fields empty if it is not readable
 */
record TextRecord(long position, String payload, boolean isReadable, List<String> fields) {}
