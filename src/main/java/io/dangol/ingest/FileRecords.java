package io.dangol.ingest;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Reads text files on the executors, one row a record; the first has the header too. A file that is
 * not what it says ends with a row that says so in {@link #BROKEN}; the rows before it are void.
 */
final class FileRecords implements FlatMapFunction<Tuple2<String, PortableDataStream>, Row> {
  private static final long serialVersionUID = 1L;

  // Beside these a record has the columns of its file, so these are named as no column is.
  static final String FILE = "__file";
  static final String POSITION = "__position";
  static final String PAYLOAD = "__payload";
  static final String HEADER = "__header";
  static final String PROBLEM = "__problem";
  static final String BROKEN = "__broken";
  static final String VALUES = "__values";

  static final StructType SCHEMA =
      new StructType()
          .add(FILE, StringType, false)
          .add(POSITION, LongType)
          .add(PAYLOAD, StringType)
          .add(HEADER, StringType)
          .add(PROBLEM, StringType)
          .add(BROKEN, StringType)
          .add(VALUES, createArrayType(StringType, true));

  private final TextLayout layout;

  FileRecords(TextLayout layout) {
    this.layout = layout;
  }

  @Override
  public Iterator<Row> call(Tuple2<String, PortableDataStream> file) {
    return new Records(file._1(), file._2(), layout);
  }

  /** The rows of one file, read as they are asked for. */
  private static final class Records implements Iterator<Row> {
    private final String path;
    private final InputStream bytes;
    private final TextLayout layout;
    private Optional<TextFile> file = Optional.empty();
    private Optional<Row> next;
    private boolean isBroken;
    private boolean hasBegun;

    Records(String path, PortableDataStream stream, TextLayout layout) {
      this.path = path;
      this.bytes = stream.open();
      this.layout = layout;
      this.next = advance();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Row next() {
      Row row = next.orElseThrow(NoSuchElementException::new);
      next = isBroken ? Optional.empty() : advance();
      return row;
    }

    private Optional<Row> advance() {
      try {
        if (file.isEmpty()) {
          file = Optional.of(new TextFile(path, bytes, layout));
        }
        Optional<Row> row = file.get().next().map(this::row);
        if (row.isEmpty()) {
          close();
        }
        return row;
      } catch (BrokenFile e) {
        isBroken = true;
        close();
        return Optional.of(RowFactory.create(path, null, null, null, null, e.getMessage(), null));
      }
    }

    private Row row(TextFile.Entry entry) {
      String header = hasBegun ? null : file.flatMap(TextFile::header).orElse(null);
      hasBegun = true;
      return RowFactory.create(
          path,
          entry.position(),
          entry.payload(),
          header,
          entry.problem().orElse(null),
          null,
          entry.values().toArray(new String[0]));
    }

    private void close() {
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
