package io.dangol.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What an executor must know to read the text files of a source.
 *
 * @param csv used by CSV only
 * @param columns with a header: the columns that it must name; without: those of the file in order
 */
record TextLayout(Format format, CsvLayout csv, String encoding, List<String> columns)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  TextLayout {
    columns = List.copyOf(columns);
  }
}
