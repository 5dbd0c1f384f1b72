package io.dangol.profile;

import static io.dangol.table.Columns.AMOUNT;
import static io.dangol.table.Columns.CARTS_LEFT;
import static io.dangol.table.Columns.CATEGORY;
import static io.dangol.table.Columns.CHANNEL;
import static io.dangol.table.Columns.CURRENCY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.DISCOUNT;
import static io.dangol.table.Columns.DISCOUNTED_SHARE;
import static io.dangol.table.Columns.DISTINCT_CATEGORIES;
import static io.dangol.table.Columns.FAVOURITE_CATEGORY;
import static io.dangol.table.Columns.FAVOURITE_CHANNEL;
import static io.dangol.table.Columns.JOURNEY_STAGE;
import static io.dangol.table.Columns.MONETARY;
import static io.dangol.table.Columns.ORDERS;
import static io.dangol.table.Columns.PURCHASE_DAYS;
import static io.dangol.table.Columns.RETURN_SHARE;
import static io.dangol.table.Columns.SESSIONS;
import static io.dangol.table.Columns.SESSION_ID;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Field;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one pass over all events says about the shop.
 *
 * @param absent profile columns that are null for all customers, because the shop does not log them
 * @param currencies of the amounts; if there are several, two of them
 * @param cut number of customers whose money does not fit into {@code monetary} and is cut
 * @param gapDays mean days between purchase days, over all gaps of all customers; empty if no
 *     customer came back
 */
record Shop(Set<Field> absent, Set<String> currencies, long cut, OptionalDouble gapDays) {

  public Shop {
    absent = Set.copyOf(absent);
    currencies = Set.copyOf(currencies);
  }

  /** Runs one action. Anonymous events count as logged, but have no gaps. */
  public static Shop asOf(
      Dataset<Row> events, Dataset<Row> items, Instant end, ZoneId zone, EventTypes types) {
    Map<Field, Column> evidence = evidence(types);
    Row seen =
        perCustomer(events.where(ShopTime.before(end)), zone, types, evidence)
            .agg(
                sum(col("days").minus(1)).as("gaps"),
                Stream.concat(
                        Stream.of(
                            sum(col("span")).as("gap_days"),
                            count_if(isCut()).as("cut"),
                            min(col("first_currency")).as("first_currency"),
                            max(col("last_currency")).as("last_currency")),
                        evidence.keySet().stream().map(f -> bool_or(f.col()).as(f.name())))
                    .toArray(Column[]::new))
            .crossJoin(items.agg(bool_or(CATEGORY.col().isNotNull()).as(FAVOURITE_CATEGORY.name())))
            .first();
    return new Shop(
        absent(seen, evidence.keySet()), currencies(seen), seen.<Long>getAs("cut"), gapDays(seen));
  }

  private static Column isCut() {
    return CUSTOMER_ID.col().isNotNull().and(CustomerHabits.isBeyond(col("spent")));
  }

  boolean logs(Field field) {
    return !absent.contains(field);
  }

  /** Names of the absent columns, in alphabetical order. */
  public List<String> absentNames() {
    return absent.stream().map(Field::name).sorted().toList();
  }

  /** For each column that may be absent, the condition on an event that shows it is logged. */
  private static Map<Field, Column> evidence(EventTypes types) {
    return Map.of(
        PURCHASE_DAYS, types.isPurchase(),
        ORDERS, types.isPurchase(),
        JOURNEY_STAGE, types.isPurchase(),
        MONETARY, types.isPurchase().and(AMOUNT.col().isNotNull()),
        DISCOUNTED_SHARE, types.isPurchase().and(DISCOUNT.col().isNotNull()),
        RETURN_SHARE, types.isRefund(),
        CARTS_LEFT, types.isCartAdd(),
        FAVOURITE_CHANNEL, CHANNEL.col().isNotNull(),
        SESSIONS, SESSION_ID.col().isNotNull());
  }

  private static Dataset<Row> perCustomer(
      Dataset<Row> events, ZoneId zone, EventTypes types, Map<Field, Column> evidence) {
    Column purchasedOn =
        when(types.isPurchase().and(CUSTOMER_ID.col().isNotNull()), ShopTime.day(zone));
    Column[] seen =
        Stream.concat(
                Stream.of(
                    datediff(max(purchasedOn), min(purchasedOn)).as("span"),
                    CustomerHabits.spent(types).as("spent"),
                    min(CURRENCY.col()).as("first_currency"),
                    max(CURRENCY.col()).as("last_currency")),
                evidence.entrySet().stream()
                    .map(e -> bool_or(coalesce(e.getValue(), lit(false))).as(e.getKey().name())))
            .toArray(Column[]::new);
    Column days = size(collect_set(purchasedOn));
    return events.groupBy(CUSTOMER_ID.col()).agg(when(days.gt(0), days).as("days"), seen);
  }

  private static Set<Field> absent(Row seen, Set<Field> candidates) {
    Stream<Field> ofEvents = candidates.stream().filter(field -> !isTrue(seen, field));
    Stream<Field> ofItems =
        isTrue(seen, FAVOURITE_CATEGORY)
            ? Stream.empty()
            : Stream.of(FAVOURITE_CATEGORY, DISTINCT_CATEGORIES);
    return Stream.concat(ofEvents, ofItems).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> currencies(Row seen) {
    return Stream.of("first_currency", "last_currency")
        .map(name -> Optional.ofNullable(seen.<String>getAs(name)))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isTrue(Row seen, Field field) {
    int index = seen.fieldIndex(field.name());
    return !seen.isNullAt(index) && seen.getBoolean(index);
  }

  private static OptionalDouble gapDays(Row seen) {
    int gaps = seen.fieldIndex("gaps");
    if (seen.isNullAt(gaps) || seen.getLong(gaps) == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((double) seen.<Long>getAs("gap_days") / seen.getLong(gaps));
  }
}
