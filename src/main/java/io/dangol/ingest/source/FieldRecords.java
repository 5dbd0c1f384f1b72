package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Reasons;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw records of CSV files and of lines with a pattern: fields of text in the order of columns. */
final class FieldRecords {

  private FieldRecords() {}

  static Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> records) {
    Instants instants = new Instants(source.zone().orElse(shopZone), source.timestampFormat());
    List<Column> columns = RawRecords.internal();
    List<Column> badValues = new ArrayList<>();
    List<String> names = source.rawColumns();
    for (int i = 0; i < names.size(); i++) {
      Column text = nullif(get(col(FileRecords.VALUES), lit(i)), lit(""));
      String type = source.types().get(names.get(i));
      if (type == null) {
        columns.add(text.as(names.get(i)));
      } else {
        Column value = RawType.of(text, type, source.decimalComma(), instants);
        columns.add(value.as(names.get(i)));
        badValues.add(when(text.isNotNull().and(value.isNull()), lit(names.get(i))));
      }
    }
    columns.add(badValues.isEmpty() ? RawRecords.ALL_FIT : bad(badValues));
    columns.add(absent(names).as(RawRecords.ABSENT));
    return records.select(columns.toArray(Column[]::new));
  }

  /** Most records have no bad value: for these no array is made. */
  private static Column bad(List<Column> badValues) {
    Column[] names = badValues.toArray(Column[]::new);
    return when(coalesce(names).isNotNull(), withoutNull(names)).as(RawRecords.BAD_VALUES);
  }

  /** The names without null; unlike {@code array_compact} this is part of the generated code. */
  private static Column withoutNull(Column[] names) {
    return array_except(array(names), array(RawRecords.NO_VALUE));
  }

  /** The columns that a record with too few fields lacks. */
  private static Column absent(List<String> names) {
    Column[] absent = new Column[names.size()];
    for (int i = 0; i < absent.length; i++) {
      absent[i] = when(get(col(FileRecords.VALUES), lit(i)).isNull(), lit(names.get(i)));
    }
    return when(
        col(FileRecords.PROBLEM).equalTo(Reasons.WRONG_NUMBER_OF_FIELDS), withoutNull(absent));
  }
}
