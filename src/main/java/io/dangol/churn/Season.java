package io.dangol.churn;

import static io.dangol.churn.ChurnLabels.CHURNED;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import io.dangol.table.Words.ChurnSeason;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the time of year adds to everybody's log-odds of churn: what the model would have had to add
 * a year ago to predict as many as left then.
 *
 * <p>A model learns from the last months, and customers come back more before Christmas than after
 * it. Last year's customers, as they were around the same date, are scored by today's model; the
 * shift a solves mean(1 / (1 + exp(-(z + a)))) = share that left. It moves the level and leaves the
 * order of customers as it is. Thin evidence counts less, a n / (n + 20) for n customers: the
 * variance of a is about 1 / (n .2), and the season of a shop is seldom above .5 log-odds.
 *
 * @param dates of last year; none if the log does not reach back so far
 * @param customers a date, in the mean of the dates
 * @param logOdds that are added; 0 without dates
 */
record Season(List<LocalDate> dates, long customers, double logOdds) {

  /** A year in which weekdays are kept. */
  static final int YEAR_DAYS = 364;

  /** What is known where the log does not reach back for a year. */
  static final Season UNKNOWN = new Season(List.of(), 0, 0);

  private static final int[] AROUND = {-7, 0, 7};
  private static final int THIN = 20;
  private static final int LOG_ODDS_DECIMALS = 3;
  private static final double FURTHEST = 20;
  private static final int HALVINGS = 60;

  Season {
    dates = List.copyOf(dates);
  }

  boolean isKnown() {
    return !dates.isEmpty();
  }

  ChurnSeason word() {
    return isKnown() ? ChurnSeason.LAST_YEAR : ChurnSeason.UNKNOWN;
  }

  String inWords() {
    return isKnown()
        ? String.format(
            Locale.ROOT,
            "season of last year (%s, %s customers a date): %+.3f log-odds",
            ChurnTraining.inWords(dates),
            customers,
            logOdds)
        : "season unknown, the log does not reach back for a year";
  }

  /**
   * The dates around the same day of last year, earliest first; none unless all of them have enough
   * log before them and outcomes that are known by the date. Near a holiday that is on another date
   * every year, the same day is the one that is as far from it; otherwise weekdays are kept.
   */
  static List<LocalDate> dates(LocalDate asOf, ShopRhythm rhythm, ChurnSettings settings) {
    LocalDate sameDay = settings.holidays().lastYear(asOf).orElse(asOf.minusDays(YEAR_DAYS));
    List<LocalDate> dates = IntStream.of(AROUND).mapToObj(sameDay::plusDays).toList();
    LocalDate last = dates.get(dates.size() - 1);
    boolean areKnown = !last.plusDays(rhythm.horizonDays()).isAfter(asOf);
    return areKnown && rhythm.hasHistory(dates.get(0), settings) ? dates : List.of();
  }

  /**
   * The season of a model. Runs one action, whose result has a row per distinct log-odds at three
   * decimals.
   *
   * @param population of the dates, with labels
   */
  static Season of(List<LocalDate> dates, Dataset<Row> population, LogisticModel model) {
    if (dates.isEmpty()) {
      return UNKNOWN;
    }
    List<Row> groups =
        population
            .groupBy(round(model.logOdds(), LOG_ODDS_DECIMALS).as("z"))
            .agg(count(lit(1)).as("n"), count_if(CHURNED).as("left"))
            .orderBy(col("z"))
            .collectAsList();
    long examples = groups.stream().mapToLong(row -> row.getLong(1)).sum();
    long left = groups.stream().mapToLong(row -> row.getLong(2)).sum();
    if (left == 0 || left == examples) {
      return UNKNOWN;
    }
    double[] logOdds = groups.stream().mapToDouble(row -> row.getDouble(0)).toArray();
    long[] counts = groups.stream().mapToLong(row -> row.getLong(1)).toArray();
    long customers = examples / dates.size();
    double shrunk = customers / (customers + (double) THIN);
    return new Season(dates, customers, shrunk * shift(logOdds, counts, (double) left));
  }

  /** What has to be added to log-odds for a sum of probabilities. */
  static double shift(double[] logOdds, long[] counts, double wanted) {
    double low = -FURTHEST;
    double high = FURTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (expected(logOdds, counts, middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double expected(double[] logOdds, long[] counts, double shift) {
    double sum = 0;
    for (int i = 0; i < logOdds.length; i++) {
      sum += counts[i] / (1 + StrictMath.exp(-logOdds[i] - shift));
    }
    return sum;
  }
}
