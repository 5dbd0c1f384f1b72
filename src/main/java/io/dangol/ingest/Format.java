package io.dangol.ingest;

/** How the files of a source are written. */
public enum Format {
  /** Records with separated fields; a quoted field may hold line breaks. */
  CSV,
  /** One JSON object a line. */
  JSON,
  PARQUET;

  /** Whether payload and position come from lines of text. */
  boolean isText() {
    return this != PARQUET;
  }
}
