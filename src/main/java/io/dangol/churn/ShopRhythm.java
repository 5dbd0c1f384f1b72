package io.dangol.churn;

import static io.dangol.churn.ActivityDays.ACTIONS;
import static io.dangol.churn.ActivityDays.DAY;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * How often the shop's customers come back: when its log begins, and after how many days without
 * activity a customer has churned.
 *
 * @param firstDay first day with an activity
 * @param horizonDays days without activity that mean churn
 */
record ShopRhythm(LocalDate firstDay, int horizonDays) {

  static final int SHORTEST_HORIZON = 14;
  static final int LONGEST_HORIZON = 180;
  private static final double SHARE_OF_GAPS = 0.9;

  /**
   * The rhythm of the days up to the as-of date; empty without any activity. Runs one action, whose
   * result has a row per distinct gap.
   *
   * <p>If the horizon is not configured, it is the 90th percentile of the gaps between neighbouring
   * activity days of a customer, but at least 14 and at most 180 days; 180 without any gap.
   */
  static Optional<ShopRhythm> of(Dataset<Row> days, ChurnSettings settings, LocalDate asOf) {
    Column before = lag(DAY, 1).over(Window.partitionBy(CUSTOMER_ID.col()).orderBy(DAY));
    List<Row> gaps =
        days.where(ACTIONS.gt(0).and(DAY.leq(lit(asOf))))
            .withColumn("gap", datediff(DAY, before))
            .groupBy(col("gap"))
            .agg(min(DAY), count(lit(1)))
            .collectAsList();
    NavigableMap<Integer, Long> countByGap = new TreeMap<>();
    Optional<LocalDate> firstDay = Optional.empty();
    for (Row row : gaps) {
      if (row.isNullAt(0)) {
        firstDay = Optional.of(row.getDate(1).toLocalDate());
      } else {
        countByGap.put(row.getInt(0), row.getLong(2));
      }
    }
    int horizon = settings.horizonDays().orElseGet(() -> horizon(countByGap));
    return firstDay.map(day -> new ShopRhythm(day, horizon));
  }

  static int horizon(NavigableMap<Integer, Long> countByGap) {
    long gaps = countByGap.values().stream().mapToLong(Long::longValue).sum();
    long covered = 0;
    for (var entry : countByGap.entrySet()) {
      covered += entry.getValue();
      if (covered >= SHARE_OF_GAPS * gaps) {
        return Math.min(LONGEST_HORIZON, Math.max(SHORTEST_HORIZON, entry.getKey()));
      }
    }
    return LONGEST_HORIZON;
  }

  /**
   * Cut-offs whose labels are known by a date, earliest first. The last is one horizon before the
   * date; the others precede it at the configured spacing, as long as they have enough log before
   * them.
   */
  List<LocalDate> labelledCutOffs(LocalDate by, ChurnSettings settings) {
    LocalDate last = by.minusDays(horizonDays);
    return IntStream.range(0, settings.cutOffs())
        .mapToObj(i -> last.minusDays((long) i * settings.cutOffSpacingDays()))
        .filter(cutOff -> hasHistory(cutOff, settings))
        .sorted()
        .toList();
  }

  /** Whether the log was old enough on a date to learn from it. */
  boolean hasHistory(LocalDate date, ChurnSettings settings) {
    return !date.isBefore(firstDay.plusDays(settings.minHistoryDays()));
  }
}
