package io.dangol.ingest.source;

import static io.dangol.ingest.file.FileRecords.BROKEN;
import static io.dangol.ingest.file.FileRecords.DETAIL;
import static io.dangol.ingest.file.FileRecords.FILE;
import static io.dangol.ingest.file.FileRecords.HEADER;
import static io.dangol.ingest.file.FileRecords.PAYLOAD;
import static io.dangol.ingest.file.FileRecords.POSITION;
import static io.dangol.ingest.file.FileRecords.PROBLEM;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.url_decode;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Format;
import io.dangol.ingest.file.Reasons;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Tables;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The records of a source's files under the names of their own columns.
 *
 * <p>In addition each row has {@code __file}, {@code __position}, {@code __payload}, {@code
 * __header} (what names the columns; in one row of each file), {@code __problem} (why it is
 * unreadable, or null), {@code __detail} (what the first such record of a file shows), {@code
 * __absent} (the columns that a record with too few fields lacks, null for others), {@code
 * __bad_values} (the columns whose value does not fit its declared type; null if all fit) and
 * {@code __broken} (why the whole file is set aside, or null). Columns of CSV are text unless
 * {@code types} says otherwise; an empty field is null.
 */
public final class RawRecords {
  static final String BAD_VALUES = "__bad_values";
  static final Column NO_VALUE = lit(null).cast(DataTypes.StringType);

  /** The column of bad values where there is none. */
  static final Column ALL_FIT = lit(null).cast("array<string>").as(BAD_VALUES);

  static final String ABSENT = "__absent";
  static final Column NOTHING_ABSENT =
      lit(null).cast(DataTypes.createArrayType(DataTypes.StringType)).as(ABSENT);

  private RawRecords() {}

  public static Dataset<Row> of(
      SourceSettings source, ZoneId shopZone, List<LandingFile> files, Landing landing) {
    return switch (source.format()) {
      case CSV, LINES -> FieldRecords.of(source, shopZone, text(source, files, landing));
      case JSON -> JsonRecords.of(source, shopZone, text(source, files, landing));
      case PARQUET -> ParquetFiles.of(source, files, landing);
    };
  }

  /**
   * The same of rejected records. Each is read again from its payload, without the file, as the
   * source is configured at this moment.
   *
   * @param rejected rows of {@link Tables#REJECTED_EVENTS} of the source
   */
  public static Dataset<Row> again(SourceSettings source, ZoneId shopZone, Dataset<Row> rejected) {
    if (source.format() == Format.PARQUET) {
      return ParquetPayloads.of(source, rejected);
    }
    Dataset<Row> records = FileRecords.again(source.layout(), rejected);
    return source.format() == Format.JSON
        ? JsonRecords.of(source, shopZone, records)
        : FieldRecords.of(source, shopZone, records);
  }

  /** Whether one of these columns, named as declared, has a value that does not fit its type. */
  static Column hasBad(Set<String> columns) {
    Column[] names = columns.stream().map(name -> lit(name)).toArray(Column[]::new);
    Column bad = col(BAD_VALUES);
    return bad.isNotNull().and(arrays_overlap(bad, array(names)));
  }

  /** The reason to reject a record with a bad value, about the first of them. */
  static Column aboutBadValue() {
    return Reasons.about(lit(Reasons.BAD_VALUE), concat(lit("types."), col(BAD_VALUES).getItem(0)));
  }

  private static Dataset<Row> text(
      SourceSettings source, List<LandingFile> files, Landing landing) {
    return landing.rows(
        landing.open(files).flatMap(new FileRecords(source.layout())), FileRecords.SCHEMA);
  }

  /** Rows that describe a file and are no records. */
  static Dataset<Row> withoutValues(Dataset<Row> rows) {
    List<Column> columns = internal();
    columns.add(ALL_FIT);
    columns.add(NOTHING_ABSENT);
    return rows.select(columns.toArray(Column[]::new));
  }

  /** The rows of parquet files with equal columns. */
  static Dataset<Row> parquet(Dataset<Row> rows) {
    Column[] own = Stream.of(rows.columns()).map(name -> col(quoted(name))).toArray(Column[]::new);
    return rows.select(
        Stream.concat(
                Stream.of(own),
                Stream.of(
                    path(col("_metadata.file_path")).as(FILE),
                    col("_metadata.row_index").plus(1).as(POSITION),
                    to_json(struct(own), ParquetPayloads.JSON).as(PAYLOAD),
                    when(col("_metadata.row_index").equalTo(0), lit(rows.schema().toDDL()))
                        .as(HEADER),
                    lit(null).cast(DataTypes.StringType).as(PROBLEM),
                    lit(null).cast(DataTypes.StringType).as(DETAIL),
                    lit(null).cast(DataTypes.StringType).as(BROKEN),
                    ALL_FIT,
                    NOTHING_ABSENT))
            .toArray(Column[]::new));
  }

  /** The path as the landing lists it; Spark gives a URL, in which a blank is %20. */
  private static Column path(Column url) {
    Column decoded = url_decode(replace(url, lit("+"), lit("%2B")));
    return regexp_replace(decoded, "^file:///", "file:/");
  }

  /** The columns that every format has. */
  static List<Column> internal() {
    return new ArrayList<>(
        Stream.of(FILE, POSITION, PAYLOAD, HEADER, PROBLEM, DETAIL, BROKEN)
            .map(name -> col(name))
            .toList());
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
