package io.dangol.churn;

import static io.dangol.table.Columns.CHURN_BAND;
import static io.dangol.table.Columns.CHURN_MODEL;
import static io.dangol.table.Columns.CHURN_PROBABILITY;
import static io.dangol.table.Columns.CHURN_SEASON;
import static io.dangol.table.Columns.CONTRIBUTIONS;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.DRIVERS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.dangol.churn.ChurnTraining.Trained;
import io.dangol.learn.AbsenceModel;
import io.dangol.table.Words.ChurnBand;
import io.dangol.table.Words.ChurnModel;
import io.dangol.table.Words.ChurnSeason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of {@code gold.churn_scores} but for what is at stake: probability, band and drivers of
 * each customer.
 */
final class ChurnScores {

  private static final int DECIMALS = CHURN_PROBABILITY.decimals();

  private ChurnScores() {}

  /** Scores a population as of its cut-off. */
  static Dataset<Row> of(Dataset<Row> population, Trained trained, ChurnSettings settings) {
    LogisticModel model = trained.logistic();
    double baseRate = trained.examples().baseRate();
    return population.select(
        CUSTOMER_ID.col(),
        round(model.probability(), DECIMALS).as(CHURN_PROBABILITY.name()),
        band(round(model.probability(), DECIMALS), baseRate, settings.bandOdds())
            .as(CHURN_BAND.name()),
        drivers(model, settings).as(DRIVERS.name()),
        contributions(trained).as(CONTRIBUTIONS.name()),
        trained.season().word().value().as(CHURN_SEASON.name()),
        ChurnModel.LOGISTIC.value().as(CHURN_MODEL.name()));
  }

  /**
   * Scores a population by the model that needs no past outcomes. What it knows of a customer is
   * one history and not a sum, so there are no drivers and no contributions.
   *
   * @param population with {@link AbsenceModel#PROBABILITY}
   * @param share of the population that is expected to leave, with which the bands compare
   */
  static Dataset<Row> ofAbsence(Dataset<Row> population, double share, ChurnSettings settings) {
    Column probability = round(AbsenceModel.PROBABILITY, DECIMALS);
    return population.select(
        CUSTOMER_ID.col(),
        probability.as(CHURN_PROBABILITY.name()),
        band(probability, share, settings.bandOdds()).as(CHURN_BAND.name()),
        array().cast(DRIVERS.type()).as(DRIVERS.name()),
        lit(null).cast(CONTRIBUTIONS.type()).as(CONTRIBUTIONS.name()),
        ChurnSeason.UNKNOWN.value().as(CHURN_SEASON.name()),
        ChurnModel.NO_ACTIVITY.value().as(CHURN_MODEL.name()));
  }

  /** What adds up to the log-odds, by name. */
  private static Column contributions(Trained trained) {
    List<Column> entries = new ArrayList<>();
    entries.add(lit("mean customer"));
    entries.add(lit(trained.unseasoned().intercept()));
    if (trained.season().isKnown()) {
      entries.add(lit("time of year"));
      entries.add(lit(trained.season().logOdds()));
    }
    for (ChurnDriver driver : ChurnDriver.ALL) {
      entries.add(lit(driver.name()));
      entries.add(driver.contribution(trained.unseasoned()));
    }
    return map(entries.toArray(Column[]::new));
  }

  /**
   * High if the odds are at least {@code bandOdds} times the base odds, low if at most 1 over it.
   */
  static Column band(Column probability, double baseRate, double bandOdds) {
    double odds = baseRate / (1 - baseRate);
    return when(probability.geq(probabilityAt(odds * bandOdds)), ChurnBand.HIGH.word())
        .when(probability.leq(probabilityAt(odds / bandOdds)), ChurnBand.LOW.word())
        .otherwise(ChurnBand.MEDIUM.word());
  }

  /** Words of the strongest drivers; {@link ChurnDriver#ALL} decides the order of ties. */
  private static Column drivers(LogisticModel model, ChurnSettings settings) {
    if (settings.maxDrivers() == 0) {
      return array().cast(DRIVERS.type());
    }
    Column all =
        array(
            IntStream.range(0, ChurnDriver.ALL.size())
                .mapToObj(index -> weighted(index, model))
                .toArray(Column[]::new));
    Column confirmed =
        filter(
            all,
            driver ->
                driver
                    .getField("is_true")
                    .and(driver.getField("negative_log_odds").leq(-settings.minDriverLogOdds()))
                    .and(driver.getField("negative_log_odds").lt(0)));
    Column strongest = slice(array_sort(confirmed), 1, settings.maxDrivers());
    return transform(strongest, driver -> driver.getField("words"));
  }

  /** A struct that sorts by contribution, the largest first, then by index. */
  private static Column weighted(int index, LogisticModel model) {
    ChurnDriver driver = ChurnDriver.ALL.get(index);
    return struct(
        negate(round(driver.contribution(model), DECIMALS)).as("negative_log_odds"),
        lit(index).as("index"),
        driver.isTrue().apply(model.scale()).as("is_true"),
        lit(driver.words()).as("words"));
  }

  private static double probabilityAt(double odds) {
    return odds / (1 + odds);
  }
}
