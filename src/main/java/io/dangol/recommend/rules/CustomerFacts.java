package io.dangol.recommend.rules;

import static io.dangol.table.Columns.BIRTHDAY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_set;

import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What rules ask of a customer.
 *
 * @param attributes values by attribute; several if the customer's accounts differ
 * @param age empty if unknown
 */
public record CustomerFacts(
    Optional<String> segment, Map<Attribute, Set<String>> attributes, Optional<Age> age) {

  public static final CustomerFacts UNKNOWN =
      new CustomerFacts(Optional.empty(), Map.of(), Optional.empty());

  public CustomerFacts {
    attributes = Map.copyOf(attributes);
  }

  Set<String> values(Attribute attribute) {
    return attributes.getOrDefault(attribute, Set.of());
  }

  /**
   * One row per customer: {@code customer_id} and {@code segment_name}.
   *
   * @param segments {@code gold.customer_segments}
   */
  public static Dataset<Row> ofSegments(Dataset<Row> segments) {
    return segments.select(CUSTOMER_ID.col(), SEGMENT_NAME.col());
  }

  /**
   * One row per customer: {@code customer_id}, and the sorted values of each attribute and of the
   * birthday over the customer's accounts, under the names of their columns.
   *
   * @param customers {@code silver.customers} with {@code customer_id}
   */
  public static Dataset<Row> ofAttributes(Dataset<Row> customers) {
    Column[] others =
        Arrays.stream(Attribute.values())
            .map(attribute -> values(attribute.column()))
            .toArray(Column[]::new);
    return customers
        .where(CUSTOMER_ID.col().isNotNull())
        .groupBy(CUSTOMER_ID.col())
        .agg(values(BIRTHDAY), others);
  }

  private static Column values(Field column) {
    return array_sort(collect_set(column.col())).as(column.name());
  }

  /**
   * Reads a row with the columns of {@link #ofSegments} and {@link #ofAttributes}; what it lacks is
   * unknown.
   *
   * @param asOf the day of which ages are
   */
  public static CustomerFacts of(Row row, LocalDate asOf) {
    Map<Attribute, Set<String>> attributes = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      attributes.put(attribute, Set.copyOf(list(row, attribute.column())));
    }
    return new CustomerFacts(
        segment(row),
        attributes,
        Age.of(
            CustomerFacts.<Date>list(row, BIRTHDAY).stream().map(Date::toLocalDate).toList(),
            attributes.get(Attribute.AGE_BAND),
            asOf));
  }

  /** The customer's segment; empty if the row has none. */
  public static Optional<String> segment(Row row) {
    return has(row, SEGMENT_NAME) ? Optional.of(SEGMENT_NAME.textOf(row)) : Optional.empty();
  }

  private static <T> List<T> list(Row row, Field column) {
    return has(row, column) ? row.getList(row.fieldIndex(column.name())) : List.of();
  }

  private static boolean has(Row row, Field column) {
    return row.schema().getFieldIndex(column.name()).isDefined()
        && !row.isNullAt(row.fieldIndex(column.name()));
  }
}
