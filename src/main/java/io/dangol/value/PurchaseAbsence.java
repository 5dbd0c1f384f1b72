package io.dangol.value;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.value.Buyers.AGE;
import static io.dangol.value.Buyers.RECENCY;
import static io.dangol.value.Buyers.REPEATS;
import static org.apache.spark.sql.functions.broadcast;

import io.dangol.learn.AbsenceModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Who stays away, by a model of purchases that is fitted to any days on which customers came.
 *
 * <p>Each distinct history is scored once, and its customers get the result. The rows do not depend
 * on how customers are divided into partitions.
 */
public final class PurchaseAbsence implements AbsenceModel {

  private static final Column[] GROUP = {REPEATS, RECENCY, AGE};
  private static final String[] GROUP_NAMES = {"repeats", "recency", "age"};
  private static final StructType SCHEMA =
      StructType.fromDDL("repeats int, recency int, age int, absence_probability double");

  /** Parts in which histories are scored. */
  private static final int PARTS = 8;

  private final ValueSettings settings;

  public PurchaseAbsence(ValueSettings settings) {
    this.settings = settings;
  }

  /** The first kind of model that converges; runs one action. */
  @Override
  public Outcome asOf(Dataset<Row> days, LocalDate asOf, int horizonDays) {
    Dataset<Row> customers = Buyers.histories(days, asOf);
    Counted<History> histories = Groups.histories(customers);
    long repeated = ValueModels.repeatBuyers(histories);
    if (repeated < settings.minRepeatBuyers()) {
      return new Unfitted(
          "%s of %s customers were active on two days or more by %s: fewer than %s"
              .formatted(repeated, histories.customers(), asOf, settings.minRepeatBuyers()));
    }
    Counted<Spend> noMoney = new Counted<>(List.of());
    Optional<ValueModels> models = ValueModels.of(Optional.empty(), histories, noMoney, settings);
    return models.isPresent()
        ? fitted(models.get(), customers, histories.customers(), horizonDays)
        : new Unfitted("no model of the days on which customers were active converged");
  }

  private static Fitted fitted(
      ValueModels models, Dataset<Row> customers, long count, int horizonDays) {
    PurchaseModel model = models.purchases().model();
    Dataset<Row> groups = customers.select(GROUP).distinct().repartition(PARTS, GROUP);
    Dataset<Row> probabilities =
        groups.mapPartitions(
            new OfGroups(model, horizonDays / Groups.DAYS_OF_WEEK), Encoders.row(SCHEMA));
    Map<String, String> parameters =
        ModelReport.parameters(models.family(), models.purchases(), count);
    parameters.put("model", models.family().label());
    // Each customer has one group.
    return new Fitted(
        customers
            .join(broadcast(probabilities), GROUP_NAMES, "inner")
            .select(CUSTOMER_ID.col(), PROBABILITY),
        parameters);
  }

  /** For rows of repeats, recency and age. */
  private static final class OfGroups implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final PurchaseModel model;
    private final double weeks;

    OfGroups(PurchaseModel model, double weeks) {
      this.model = model;
      this.weeks = weeks;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> groups) {
      List<Row> rows = new ArrayList<>();
      while (groups.hasNext()) {
        Row group = groups.next();
        double none = model.outlook(Groups.history(group)).probability(0, weeks);
        rows.add(RowFactory.create(group.getInt(0), group.getInt(1), group.getInt(2), none));
      }
      return rows.iterator();
    }
  }
}
