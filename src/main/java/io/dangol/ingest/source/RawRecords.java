package io.dangol.ingest.source;

import static io.dangol.ingest.file.FileRecords.BROKEN;
import static io.dangol.ingest.file.FileRecords.DETAIL;
import static io.dangol.ingest.file.FileRecords.FILE;
import static io.dangol.ingest.file.FileRecords.HEADER;
import static io.dangol.ingest.file.FileRecords.PAYLOAD;
import static io.dangol.ingest.file.FileRecords.POSITION;
import static io.dangol.ingest.file.FileRecords.PROBLEM;
import static io.dangol.ingest.file.FileRecords.VALUES;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a source's files under the names of their own columns.
 *
 * <p>Beside these, each row has {@code __file}, {@code __position}, {@code __payload}, {@code
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
  private static final String CORRUPT = "__corrupt";

  private RawRecords() {}

  public static Dataset<Row> of(
      SourceSettings source, ZoneId shopZone, List<LandingFile> files, Landing landing) {
    return switch (source.format()) {
      case CSV, LINES -> csv(source, shopZone, text(source, files, landing));
      case JSON -> json(source, shopZone, text(source, files, landing));
      case PARQUET -> ParquetFiles.of(source, files, landing);
    };
  }

  /**
   * The same of records that were rejected: each is read again as it stands in its payload, under
   * the source as it is configured, without the file.
   *
   * @param rejected rows of {@link Tables#REJECTED_EVENTS} of the source
   */
  public static Dataset<Row> again(SourceSettings source, ZoneId shopZone, Dataset<Row> rejected) {
    if (source.format() == Format.PARQUET) {
      return ParquetPayloads.of(source, rejected);
    }
    Dataset<Row> records = FileRecords.again(source.layout(), rejected);
    return source.format() == Format.JSON
        ? json(source, shopZone, records)
        : csv(source, shopZone, records);
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

  private static Dataset<Row> csv(SourceSettings source, ZoneId shopZone, Dataset<Row> records) {
    Instants instants = new Instants(source.zone().orElse(shopZone), source.timestampFormat());
    List<Column> columns = internal();
    List<Column> badValues = new ArrayList<>();
    List<String> names = source.rawColumns();
    for (int i = 0; i < names.size(); i++) {
      Column text = nullif(get(col(VALUES), lit(i)), lit(""));
      String type = source.types().get(names.get(i));
      if (type == null) {
        columns.add(text.as(names.get(i)));
      } else {
        Column value = RawType.of(text, type, source.decimalComma(), instants);
        columns.add(value.as(names.get(i)));
        badValues.add(when(text.isNotNull().and(value.isNull()), lit(names.get(i))));
      }
    }
    columns.add(badValues.isEmpty() ? ALL_FIT : bad(badValues));
    columns.add(absent(names).as(ABSENT));
    return records.select(columns.toArray(Column[]::new));
  }

  /** Most records have no bad value: for these no array is made. */
  private static Column bad(List<Column> badValues) {
    Column[] names = badValues.toArray(Column[]::new);
    return when(coalesce(names).isNotNull(), withoutNull(names)).as(BAD_VALUES);
  }

  /** Different names; unlike {@code array_compact} this is compiled with what surrounds it. */
  private static Column withoutNull(Column[] names) {
    return array_except(array(names), array(NO_VALUE));
  }

  /** Of a record with too few fields the columns that are not there. */
  private static Column absent(List<String> names) {
    Column[] absent = new Column[names.size()];
    for (int i = 0; i < absent.length; i++) {
      absent[i] = when(get(col(VALUES), lit(i)).isNull(), lit(names.get(i)));
    }
    return when(col(PROBLEM).equalTo(Reasons.WRONG_NUMBER_OF_FIELDS), withoutNull(absent));
  }

  /** A field of another type than declared makes the whole line unreadable. */
  private static Dataset<Row> json(SourceSettings source, ZoneId shopZone, Dataset<Row> records) {
    StructType schema = new StructType();
    for (String name : source.rawColumns()) {
      schema = schema.add(name, DataType.fromDDL(source.types().get(name)));
    }
    Map<String, String> options = new HashMap<>();
    options.put("mode", "PERMISSIVE");
    options.put("columnNameOfCorruptRecord", CORRUPT);
    options.put("timeZone", source.zone().orElse(shopZone).getId());
    source
        .timestampFormat()
        .filter(format -> !format.equals(Instants.SPREADSHEET_DAYS))
        .ifPresent(format -> options.put("timestampFormat", format));
    Column sound = when(col(PROBLEM).isNull(), col(PAYLOAD));
    Column parsed = from_json(sound, schema.add(CORRUPT, DataTypes.StringType), options);
    Column unreadable = col(CORRUPT).isNotNull();
    List<Column> columns = internal();
    columns.addAll(source.rawColumns().stream().map(name -> col(quoted(name))).toList());
    columns.add(ALL_FIT);
    columns.add(NOTHING_ABSENT);
    return records
        .withColumn("__json", parsed)
        .select(col("*"), col("__json.*"))
        .withColumn(PROBLEM, coalesce(col(PROBLEM), when(unreadable, lit(Reasons.UNREADABLE))))
        .select(columns.toArray(Column[]::new));
  }

  /** Rows that say something of a file and are no records. */
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

  /** The path as the landing lists it: Spark tells it as a URL, in which a blank is %20. */
  private static Column path(Column url) {
    Column decoded = url_decode(replace(url, lit("+"), lit("%2B")));
    return regexp_replace(decoded, "^file:///", "file:/");
  }

  private static List<Column> internal() {
    return new ArrayList<>(
        Stream.of(FILE, POSITION, PAYLOAD, HEADER, PROBLEM, DETAIL, BROKEN)
            .map(name -> col(name))
            .toList());
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
