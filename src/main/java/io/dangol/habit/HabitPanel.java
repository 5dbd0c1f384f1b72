package io.dangol.habit;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.dangol.habit.HabitRule.Known;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The baskets of a log, computed once for the habits of several days. */
final class HabitPanel implements AutoCloseable {

  private static final StructType PATTERN =
      new StructType()
          .add("subject", DataTypes.LongType, false)
          .add("daypart", DataTypes.StringType, false)
          .add("day_type", DataTypes.StringType, false)
          .add("pattern_channel", DataTypes.StringType, false);

  private static final StructType COUNTED = PATTERN.add("purchases", DataTypes.LongType, false);

  private static final StructType CANDIDATE =
      PATTERN
          .add(CUSTOMER_ID.name(), DataTypes.LongType, false)
          .add("own_purchases", DataTypes.IntegerType, false)
          .add("last_day", DataTypes.IntegerType, false);

  private static final Column[] PATTERN_COLUMNS = columns(PATTERN);

  private final Dataset<Row> shopping;
  private final HabitSettings settings;

  private HabitPanel(Dataset<Row> shopping, HabitSettings settings) {
    this.shopping = shopping;
    this.settings = settings;
  }

  static HabitPanel of(
      Dataset<Row> events, Dataset<Row> items, HabitSettings settings, ZoneId zone) {
    return new HabitPanel(
        Shopping.of(events, items, settings, zone).persist(StorageLevel.MEMORY_AND_DISK()),
        settings);
  }

  /** One row per customer. */
  Dataset<Row> shopping() {
    return shopping;
  }

  /** The habits of all customers as of a day, as rows of {@link HabitRow}. */
  Dataset<Row> habitsAsOf(LocalDate day) {
    int upTo = Math.toIntExact(day.toEpochDay());
    int after = upTo - settings.windowDays();
    Dataset<Row> ofShop =
        shopping
            .flatMap(new Cells(after, upTo), Encoders.row(PATTERN))
            .groupBy(PATTERN_COLUMNS)
            .agg(count(lit(1)).as("purchases"))
            .flatMap(new Shorter(), Encoders.row(COUNTED))
            .groupBy(PATTERN_COLUMNS)
            .agg(sum(col("purchases")).as("shop_purchases"));
    return shopping
        .flatMap(new Candidates(settings.rule(), after, upTo), Encoders.row(CANDIDATE))
        // Many candidates to one pattern of the shop.
        .join(ofShop, PATTERN.fieldNames(), "inner")
        .groupBy(CUSTOMER_ID.col())
        .agg(
            collect_list(
                    struct(
                        col("subject"),
                        col("daypart"),
                        col("day_type"),
                        col("pattern_channel"),
                        col("own_purchases"),
                        col("last_day"),
                        col("shop_purchases")))
                .as("known"))
        .flatMap(new Chosen(settings.rule()), Encoders.row(HabitRow.SCHEMA));
  }

  @Override
  public void close() {
    shopping.unpersist();
  }

  /** The longest patterns of each basket. */
  private record Cells(int after, int upTo) implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row customer) {
      return Shopping.baskets(customer.getList(1), after, upTo).stream()
          .flatMap(basket -> basket.cells().stream())
          .map(cell -> RowFactory.create(parts(cell).toArray()))
          .iterator();
    }
  }

  /** All patterns of a cell with its number of baskets. */
  private record Shorter() implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row cell) {
      Pattern pattern = pattern(cell);
      return pattern.withShorter().stream()
          // Whatever was bought: counted by the cell of any item.
          .filter(shorter -> (shorter.subject() == 0) == (pattern.subject() == 0))
          .map(
              shorter ->
                  RowFactory.create(
                      Stream.concat(parts(shorter), Stream.of(cell.getLong(4))).toArray()))
          .iterator();
    }
  }

  /** What may be a habit of a customer, and all baskets. */
  private record Candidates(HabitRule rule, int after, int upTo)
      implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row customer) {
      Map<Pattern, Tally> tallies = Tally.of(Shopping.baskets(customer.getList(1), after, upTo));
      Tally all = tallies.getOrDefault(Pattern.ANY, new Tally(0, 0));
      return tallies.entrySet().stream()
          .filter(tally -> rule.mayHold(tally.getValue().purchases(), all.purchases()))
          .map(tally -> row(customer.getLong(0), tally.getKey(), tally.getValue()))
          .iterator();
    }

    private static Row row(long customer, Pattern pattern, Tally tally) {
      return RowFactory.create(
          Stream.concat(parts(pattern), Stream.of(customer, tally.purchases(), tally.lastDay()))
              .toArray());
    }
  }

  /** The habits of a customer. */
  private record Chosen(HabitRule rule) implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row customer) {
      Map<Pattern, Known> known = new HashMap<>();
      for (Row row : customer.<Row>getList(1)) {
        known.put(pattern(row), new Known(new Tally(row.getInt(4), row.getInt(5)), row.getLong(6)));
      }
      List<Habit> habits = rule.habits(known);
      return Stream.iterate(0, rank -> rank < habits.size(), rank -> rank + 1)
          .map(rank -> HabitRow.of(customer.getLong(0), rank + 1, habits.get(rank)))
          .iterator();
    }
  }

  private static Pattern pattern(Row row) {
    return new Pattern(row.getLong(0), row.getString(1), row.getString(2), row.getString(3));
  }

  private static Stream<Object> parts(Pattern pattern) {
    return Stream.of(pattern.subject(), pattern.daypart(), pattern.dayType(), pattern.channel());
  }

  private static Column[] columns(StructType schema) {
    return Stream.of(schema.fieldNames()).map(functions::col).toArray(Column[]::new);
  }
}
