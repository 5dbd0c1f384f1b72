package io.dangol.ingest.file;

import java.io.IOException;
import java.util.Optional;

/** The records of a text, one after the other. */
interface TextRecords {

  /** The next record; empty at the end of the text. */
  Optional<TextRecord> next() throws IOException;

  /** What named the columns, as it stood in the text; empty if nothing did. */
  default Optional<String> header() {
    return Optional.empty();
  }

  /** Whether a text without a record is one that says so, by its header or by its brackets. */
  default boolean mayBeEmpty() {
    return header().isPresent();
  }
}
