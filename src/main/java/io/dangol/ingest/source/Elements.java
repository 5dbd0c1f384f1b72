package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Reasons;
import io.dangol.job.Failure;
import io.dangol.sql.SqlAnalysis;
import io.dangol.sql.SqlExpression;
import io.dangol.sql.SqlValue;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/**
 * Splits the records of a source into one record for each element of a list.
 *
 * <p>The position of element k, from 1, of the record at position n is n x {@value
 * Reasons#LONGEST_LIST} + k; a record without elements stays one record, with k = 0.
 *
 * @param name of the element among the columns
 * @param sql of the list
 */
public record Elements(String name, String sql) {

  private static final String LIST = "__list";
  private static final String ELEMENT = "__element";
  private static final Column NUMBER = col(FileRecords.POSITION).mod(Reasons.LONGEST_LIST);

  /** The number of the element at a position. */
  public static Column number(Column position) {
    return position.mod(Reasons.LONGEST_LIST);
  }

  /** Why the expression gives no list; empty if it gives one. */
  Optional<String> problem(StructType columns, ZoneId zone) {
    try {
      if (columns.getFieldIndex(name).isDefined()) {
        return Optional.of("is a column already: give the element another name");
      }
      Expression list = new SqlAnalysis(columns, zone).resolved(sql);
      return list.dataType() instanceof ArrayType
          ? Optional.empty()
          : Optional.of("is of type " + list.dataType().simpleString() + ", must be a list");
    } catch (Exception e) {
      return Optional.of(SqlExpression.firstLine(e));
    }
  }

  /** The columns and the element; without the element if the expression gives no list. */
  StructType with(StructType columns, ZoneId zone) {
    return problem(columns, zone).isPresent()
        ? columns
        : columns.add(name, ((ArrayType) list(columns, zone).type()).elementType());
  }

  /** Records of files with a row for each element. */
  public Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    Column numbered =
        transform(col(LIST), (element, i) -> struct(i.plus(1).as("n"), element.as("value")));
    Dataset<Row> rows = listed(source, shopZone, raw).withColumn(ELEMENT, explode_outer(numbered));
    Column position = col(FileRecords.POSITION).multiply(Reasons.LONGEST_LIST);
    return rows.withColumn(
            FileRecords.POSITION, position.plus(coalesce(col(ELEMENT).getField("n"), lit(0))))
        .withColumn(name, col(ELEMENT).getField("value"))
        .drop(LIST, ELEMENT);
  }

  /**
   * Rejected elements that are read again, each at its position, so that a replay does not change
   * the number of records.
   */
  public Dataset<Row> again(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    Column isOther =
        when(NUMBER.equalTo(0), size(col(LIST)).gt(0))
            .otherwise(coalesce(size(col(LIST)), lit(0)).lt(NUMBER));
    return listed(source, shopZone, raw)
        .withColumn(
            FileRecords.PROBLEM,
            coalesce(col(FileRecords.PROBLEM), when(isOther, lit(Reasons.OTHER_ELEMENTS))))
        .withColumn(name, when(NUMBER.gt(0), get(col(LIST), NUMBER.cast("int").minus(1))))
        .drop(LIST);
  }

  /**
   * Whether a row feeds a block. Each element feeds the blocks that read it; other blocks are fed
   * once per record.
   */
  Column feeds(Mapping mapping) {
    return isReadBy(mapping) ? NUMBER.gt(0) : NUMBER.leq(1);
  }

  boolean isReadBy(Mapping mapping) {
    return mapping.all().stream().anyMatch(this::isReadBy);
  }

  /** Whether the number of its element belongs to the identity of an event. */
  public Column tellsApart(Mapping events, Column hasOwnId) {
    String own = events.expressions().get("event-id");
    return own != null && isReadBy(own) ? not(hasOwnId) : lit(isReadBy(events));
  }

  private boolean isReadBy(String other) {
    return SqlExpression.columns(other).stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Adds the list; if its expression fails, the record cannot be used. */
  private Dataset<Row> listed(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    ZoneId zone = source.zone().orElse(shopZone);
    problem(raw.schema(), zone)
        .ifPresent(
            problem -> {
              throw Failure.configuration(
                  "ingest.sources.%s.each.%s %s".formatted(source.name(), name, problem));
            });
    SourceExpression list = list(raw.schema(), zone);
    Column isReadable = col(FileRecords.PROBLEM).isNull();
    Column elements = SqlValue.value(LIST);
    Column problem =
        coalesce(
            col(FileRecords.PROBLEM),
            when(col(LIST).isNull(), lit(list.reason())),
            when(size(elements).geq(Reasons.LONGEST_LIST), lit(Reasons.TOO_MANY_ELEMENTS)));
    return raw.withColumn(LIST, when(isReadable, list.attempt()))
        .withColumn(FileRecords.PROBLEM, problem)
        .withColumn(LIST, when(isReadable, elements));
  }

  private SourceExpression list(StructType columns, ZoneId zone) {
    return new SourceExpression("each." + name, sql, new SqlAnalysis(columns, zone).resolved(sql));
  }
}
