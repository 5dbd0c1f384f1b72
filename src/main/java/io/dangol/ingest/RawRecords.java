package io.dangol.ingest;

import static io.dangol.ingest.FileRecords.BROKEN;
import static io.dangol.ingest.FileRecords.FILE;
import static io.dangol.ingest.FileRecords.HEADER;
import static io.dangol.ingest.FileRecords.PAYLOAD;
import static io.dangol.ingest.FileRecords.POSITION;
import static io.dangol.ingest.FileRecords.PROBLEM;
import static io.dangol.ingest.FileRecords.VALUES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Failure;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a source's files under the names of their own columns.
 *
 * <p>Beside these, each row has {@code __file}, {@code __position}, {@code __payload}, {@code
 * __header} (what names the columns; in one row of each file), {@code __problem} (why it is
 * unreadable, or null), {@code __bad_value} (whether a value does not fit its declared type) and
 * {@code __broken} (why the whole file is set aside, or null). Columns of CSV are text unless
 * {@code types} says otherwise; an empty field is null.
 */
final class RawRecords {
  static final String BAD_VALUE = "__bad_value";
  private static final String CORRUPT = "__corrupt";

  /** A time of parquet has microseconds; Spark's JSON would have milliseconds. */
  private static final Map<String, String> PARQUET_AS_JSON =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

  private RawRecords() {}

  static Dataset<Row> of(SourceSettings source, List<LandingFile> files, Landing landing) {
    return switch (source.format()) {
      case CSV -> csv(source, text(source, files, landing));
      case JSON -> json(source, text(source, files, landing));
      case PARQUET -> parquet(landing.parquet(files));
    };
  }

  /**
   * The same of records that were rejected: each is read again as it stands in its payload, under
   * the source as it is configured, without the file.
   *
   * @param rejected rows of {@link Tables#REJECTED_EVENTS} of the source
   */
  static Dataset<Row> again(SourceSettings source, Dataset<Row> rejected) {
    if (source.format() == Format.PARQUET) {
      return parquetAgain(source, rejected);
    }
    Dataset<Row> records =
        rejected.map(new PayloadRecords(source.layout()), Encoders.row(FileRecords.SCHEMA));
    return source.format() == Format.CSV ? csv(source, records) : json(source, records);
  }

  private static Dataset<Row> text(
      SourceSettings source, List<LandingFile> files, Landing landing) {
    return landing.rows(
        landing.open(files).flatMap(new FileRecords(source.layout())), FileRecords.SCHEMA);
  }

  private static Dataset<Row> csv(SourceSettings source, Dataset<Row> records) {
    List<Column> columns = internal();
    Column badValue = lit(false);
    List<String> names = source.rawColumns();
    for (int i = 0; i < names.size(); i++) {
      Column text = nullif(get(col(VALUES), lit(i)), lit(""));
      String type = source.types().get(names.get(i));
      if (type == null) {
        columns.add(text.as(names.get(i)));
      } else {
        Column value = RawType.of(text, type, source.decimalComma());
        columns.add(value.as(names.get(i)));
        badValue = badValue.or(text.isNotNull().and(value.isNull()));
      }
    }
    columns.add(badValue.as(BAD_VALUE));
    return records.select(columns.toArray(Column[]::new));
  }

  /** A field of another type than declared makes the whole line unreadable. */
  private static Dataset<Row> json(SourceSettings source, Dataset<Row> records) {
    StructType schema = new StructType();
    for (String name : source.rawColumns()) {
      schema = schema.add(name, DataType.fromDDL(source.types().get(name)));
    }
    Map<String, String> options =
        Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", CORRUPT);
    Column parsed = from_json(col(PAYLOAD), schema.add(CORRUPT, DataTypes.StringType), options);
    Column unreadable = col(CORRUPT).isNotNull();
    List<Column> columns = internal();
    columns.addAll(source.rawColumns().stream().map(name -> col(quoted(name))).toList());
    columns.add(lit(false).as(BAD_VALUE));
    return records
        .withColumn("__json", parsed)
        .select(col("*"), col("__json.*"))
        .withColumn(PROBLEM, coalesce(col(PROBLEM), when(unreadable, lit(Reasons.UNREADABLE))))
        .select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> parquet(Dataset<Row> rows) {
    Column[] own = Stream.of(rows.columns()).map(name -> col(quoted(name))).toArray(Column[]::new);
    return rows.select(
        Stream.concat(
                Stream.of(own),
                Stream.of(
                    col("_metadata.file_path").as(FILE),
                    col("_metadata.row_index").plus(1).as(POSITION),
                    to_json(struct(own), PARQUET_AS_JSON).as(PAYLOAD),
                    when(col("_metadata.row_index").equalTo(0), lit(rows.schema().toDDL()))
                        .as(HEADER),
                    lit(null).cast(DataTypes.StringType).as(PROBLEM),
                    lit(null).cast(DataTypes.StringType).as(BROKEN),
                    lit(false).as(BAD_VALUE)))
            .toArray(Column[]::new));
  }

  /** Files of other columns have other headers; a column that a file lacks is null. */
  private static Dataset<Row> parquetAgain(SourceSettings source, Dataset<Row> rejected) {
    return rejected.select(Columns.HEADER.col()).distinct().collectAsList().stream()
        .map(header -> header.getString(0))
        .sorted()
        .map(header -> parquetAgain(rejected, header, schema(source, header)))
        .reduce((some, others) -> some.unionByName(others, true))
        .orElseThrow();
  }

  private static Dataset<Row> parquetAgain(
      Dataset<Row> rejected, String header, StructType schema) {
    Dataset<Row> rows =
        rejected
            .where(Columns.HEADER.col().equalTo(header))
            .withColumn("__json", from_json(Columns.PAYLOAD.col(), schema, PARQUET_AS_JSON));
    Column absent = lit(null).cast(DataTypes.StringType);
    return rows.select(
        col("__json.*"),
        Columns.FILE.col().as(FILE),
        Columns.POSITION.col().as(POSITION),
        Columns.PAYLOAD.col().as(PAYLOAD),
        absent.as(HEADER),
        absent.as(PROBLEM),
        absent.as(BROKEN),
        lit(false).as(BAD_VALUE));
  }

  private static StructType schema(SourceSettings source, String header) {
    try {
      return StructType.fromDDL(header);
    } catch (Exception e) {
      throw Failure.configuration(
          "ingest.sources.%s.format is parquet, but its rejected records came in another format: replay them under that, or another --source"
              .formatted(source.name()));
    }
  }

  private static List<Column> internal() {
    return new ArrayList<>(
        Stream.of(FILE, POSITION, PAYLOAD, HEADER, PROBLEM, BROKEN)
            .map(name -> col(name))
            .toList());
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
