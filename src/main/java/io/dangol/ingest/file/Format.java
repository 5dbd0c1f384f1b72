package io.dangol.ingest.file;

/** How the files of a source are written. */
public enum Format {
  /** Records with separated fields; a quoted field may hold line breaks. */
  CSV,
  /** One JSON object a line, or one array of objects over any number of lines. */
  JSON,
  /** Lines that a regular expression splits, such as those of an access log. */
  LINES,
  PARQUET;

  /** Whether payload and position come from text. */
  boolean isText() {
    return this != PARQUET;
  }
}
