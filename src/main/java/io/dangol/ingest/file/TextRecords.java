package io.dangol.ingest.file;

import java.io.IOException;
import java.util.Optional;

/** The records of a text, one after the other. */
interface TextRecords {

  /** The next record; empty at the end of the text. */
  Optional<TextRecord> next() throws IOException;

  /** The text that names the columns; empty if there is none. */
  default Optional<String> header() {
    return Optional.empty();
  }

  /** Whether a text without a record is valid, because it has a header or brackets. */
  default boolean mayBeEmpty() {
    return header().isPresent();
  }
}
