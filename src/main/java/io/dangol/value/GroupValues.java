package io.dangol.value;

import io.dangol.value.Outlook.Interval;
import io.dangol.value.Outlook.Range;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Predicts what customers with the same history will do: one row per group and horizon. Money is in
 * units of a customer's scale ({@link GammaGamma#meanOfScale}), because of which customers who
 * spend differently have rows in common.
 */
final class GroupValues implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      StructType.fromDDL(
          """
          repeats int, recency int, age int, paid_days int, horizon_days int,
          alive_probability double, expected_purchases double, purchases_low int,
          purchases_high int, no_purchase_probability double, no_purchase_low double,
          no_purchase_high double, mean_scales double,
          low_scales double, high_scales double""");

  /** Of the probability inside an interval. */
  private static final double SHARE = 0.8;

  private static final double OUTSIDE = (1 - SHARE) / 2;

  /** Numbers of purchases that are less probable than this do not matter for money. */
  private static final double NEGLIGIBLE = 1e-4;

  private final PurchaseModel purchases;
  private final boolean tellsAlive;
  private final List<GammaGamma> money;
  private final List<Integer> horizons;

  /**
   * For rows of repeats, recency, age and paid days.
   *
   * @param horizons in days
   */
  GroupValues(ValueModels models, List<Integer> horizons) {
    this.purchases = models.purchases().model();
    this.tellsAlive = models.isDropoutIdentified();
    this.money = models.money().stream().map(Fit::model).toList();
    this.horizons = horizons;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> groups) {
    List<Row> rows = new ArrayList<>();
    GammaQuantiles typical = new GammaQuantiles();
    while (groups.hasNext()) {
      Row group = groups.next();
      Outlook outlook = purchases.outlook(Groups.history(group));
      for (int days : horizons) {
        rows.add(row(group, outlook, days, typical));
      }
    }
    return rows.iterator();
  }

  private Row row(Row group, Outlook outlook, int days, GammaQuantiles typical) {
    double weeks = days / Groups.DAYS_OF_WEEK;
    double[] probabilities = outlook.probabilities(weeks, 1 - NEGLIGIBLE);
    Interval interval = Outlook.interval(probabilities, SHARE);
    Range none = outlook.rangeOfNone(weeks, SHARE, typical);
    double expected = outlook.expected(weeks);
    int paidDays = group.getInt(3);
    @Nullable Double[] scales = {null, null, null};
    if (paidDays > 0 && !money.isEmpty()) {
      GammaGamma model = money.get(0);
      MoneyAhead ahead = new MoneyAhead(model, paidDays, probabilities);
      scales[0] = expected * model.meanOfScale(paidDays);
      scales[1] = ahead.quantile(OUTSIDE);
      scales[2] = ahead.quantile(1 - OUTSIDE);
    }
    return RowFactory.create(
        group.getInt(0),
        group.getInt(1),
        group.getInt(2),
        paidDays,
        days,
        tellsAlive ? outlook.alive() : null,
        expected,
        interval.low(),
        interval.high(),
        probabilities[0],
        none.low(),
        none.high(),
        scales[0],
        scales[1],
        scales[2]);
  }
}
