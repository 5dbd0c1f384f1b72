package io.dangol.ingest.source;

import static io.dangol.ingest.file.FileRecords.PAYLOAD;
import static io.dangol.ingest.file.FileRecords.PROBLEM;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.Reasons;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Raw records of JSON files. A field of another type than declared makes the whole record
 * unreadable.
 */
final class JsonRecords {
  private static final String CORRUPT = "__corrupt";

  private JsonRecords() {}

  static Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> records) {
    Column sound = when(col(PROBLEM).isNull(), col(PAYLOAD));
    Column parsed = from_json(sound, schema(source), options(source, shopZone));
    Column unreadable = col(CORRUPT).isNotNull();
    List<Column> columns = RawRecords.internal();
    columns.addAll(source.rawColumns().stream().map(name -> col(RawRecords.quoted(name))).toList());
    columns.add(RawRecords.ALL_FIT);
    columns.add(RawRecords.NOTHING_ABSENT);
    return records
        .withColumn("__json", parsed)
        .select(col("*"), col("__json.*"))
        .withColumn(PROBLEM, coalesce(col(PROBLEM), when(unreadable, lit(Reasons.UNREADABLE))))
        .select(columns.toArray(Column[]::new));
  }

  private static StructType schema(SourceSettings source) {
    StructType schema = new StructType();
    for (String name : source.rawColumns()) {
      schema = schema.add(name, DataType.fromDDL(source.types().get(name)));
    }
    return schema.add(CORRUPT, DataTypes.StringType);
  }

  private static Map<String, String> options(SourceSettings source, ZoneId shopZone) {
    Map<String, String> options = new HashMap<>();
    options.put("mode", "PERMISSIVE");
    options.put("columnNameOfCorruptRecord", CORRUPT);
    options.put("timeZone", source.zone().orElse(shopZone).getId());
    source
        .timestampFormat()
        .filter(format -> !format.equals(Instants.SPREADSHEET_DAYS))
        .ifPresent(format -> options.put("timestampFormat", format));
    return options;
  }
}
