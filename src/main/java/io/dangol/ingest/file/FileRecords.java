package io.dangol.ingest.file;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.dangol.job.Landing;
import io.dangol.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads text files on the executors, one row per record. The first row also has the header, and the
 * first row with each problem has its detail. A broken file ends with a row that says why in {@link
 * #BROKEN}; the rows before it are void.
 */
public final class FileRecords implements FlatMapFunction<Tuple2<String, Landing.Bytes>, Row> {
  private static final long serialVersionUID = 1L;

  // A record also has the columns of its file, so these names must differ from any column name.
  public static final String FILE = "__file";
  public static final String POSITION = "__position";
  public static final String PAYLOAD = "__payload";
  public static final String HEADER = "__header";
  public static final String PROBLEM = "__problem";
  public static final String DETAIL = "__detail";
  public static final String BROKEN = "__broken";
  public static final String VALUES = "__values";

  public static final StructType SCHEMA =
      new StructType()
          .add(FILE, StringType, false)
          .add(POSITION, LongType)
          .add(PAYLOAD, StringType)
          .add(HEADER, StringType)
          .add(PROBLEM, StringType)
          .add(DETAIL, StringType)
          .add(BROKEN, StringType)
          .add(VALUES, createArrayType(StringType, true));

  private final TextLayout layout;

  public FileRecords(TextLayout layout) {
    this.layout = layout;
  }

  @Override
  public Iterator<Row> call(Tuple2<String, Landing.Bytes> file) {
    return new Records(file._1(), file._2(), layout);
  }

  /**
   * Reads rejected records again, one row a record: the payload below the header of its file, as if
   * each were a file.
   *
   * @param layout of the source as it is configured at present
   * @param rejected rows of {@link Tables#REJECTED_EVENTS}
   */
  public static Dataset<Row> again(TextLayout layout, Dataset<Row> rejected) {
    return rejected.map(new PayloadRecords(layout), Encoders.row(SCHEMA));
  }

  /** A row that says why a file is set aside. */
  public static Row broken(String path, String why) {
    return RowFactory.create(path, null, null, null, null, null, why, null);
  }

  /** A record as a row. */
  static Row row(
      String path, @Nullable String header, TextRecord record, Optional<TextRecord.Fault> told) {
    return RowFactory.create(
        path,
        record.position(),
        record.payload(),
        header,
        record.fault().map(TextRecord.Fault::reason).orElse(null),
        told.map(TextRecord.Fault::detail).orElse(null),
        null,
        record.values().toArray(new String[0]));
  }

  /** The rows of one file, read as they are asked for. */
  private static final class Records implements Iterator<Row> {
    private final String path;
    private final InputStream bytes;
    private final TextLayout layout;
    private Optional<TextFile> file = Optional.empty();
    private Optional<Row> next;
    private final Set<String> told = new HashSet<>();
    private boolean isBroken;
    private boolean hasBegun;

    Records(String path, Landing.Bytes bytes, TextLayout layout) {
      this.path = path;
      this.bytes = opened(bytes);
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

    private static InputStream opened(Landing.Bytes bytes) {
      try {
        return bytes.open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
        return Optional.of(broken(path, e.getMessage()));
      }
    }

    private Row row(TextRecord record) {
      String header = hasBegun ? null : file.flatMap(TextFile::header).orElse(null);
      hasBegun = true;
      return FileRecords.row(path, header, record, record.fault().filter(this::isFirst));
    }

    private boolean isFirst(TextRecord.Fault fault) {
      return told.add(fault.reason());
    }

    private void close() {
      try {
        if (file.isPresent()) {
          file.get().close();
        }
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
