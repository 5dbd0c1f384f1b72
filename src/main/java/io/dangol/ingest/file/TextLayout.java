package io.dangol.ingest.file;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What an executor must know to read the text files of a source.
 *
 * @param csv used by CSV only
 * @param objects used by JSON only
 * @param columns with a header: the columns that it must name; without: those of the file in order
 */
public record TextLayout(
    Format format,
    CsvLayout csv,
    Frame frame,
    String encoding,
    List<String> columns,
    JsonObjects objects)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A layout of records without known types. */
  public TextLayout(
      Format format, CsvLayout csv, Frame frame, String encoding, List<String> columns) {
    this(format, csv, frame, encoding, columns, JsonObjects.OF_ANY_TYPES);
  }

  public TextLayout {
    columns = List.copyOf(columns);
  }

  /**
   * The same for JSON whose keys have these types.
   *
   * @param hasTimeFormat whether times are read by a pattern of the source
   */
  public TextLayout withTypes(StructType types, boolean hasTimeFormat) {
    return new TextLayout(
        format, csv, frame, encoding, columns, new JsonObjects(types, hasTimeFormat));
  }

  /** The layout of a single record, with or without the header of its file. */
  TextLayout ofPayload() {
    boolean isFound = csv.header() == CsvLayout.Header.FOUND;
    CsvLayout alone =
        isFound
            ? new CsvLayout(
                CsvLayout.Header.FIRST_RECORD, csv.delimiter(), csv.quote(), csv.escape())
            : csv;
    Frame bare =
        new Frame(0, 0, frame.isRagged(), frame.optional(), frame.fillDown(), frame.pattern());
    return new TextLayout(format, alone, bare, StandardCharsets.UTF_8.name(), columns, objects);
  }
}
