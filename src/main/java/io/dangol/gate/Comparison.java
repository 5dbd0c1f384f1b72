package io.dangol.gate;

import static org.apache.spark.sql.functions.max;

import io.dangol.job.GateResult;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares a published table of two nights, if there are enough rows. */
record Comparison(NightView former, NightView tonight, long minSample) {

  /** Computes a figure from the rows of the former night and of this one. */
  @FunctionalInterface
  interface Measure {
    Sampled of(Dataset<Row> former, Dataset<Row> tonight);
  }

  /** {@link GateResult#atLeast} or {@link GateResult#atMost}. */
  @FunctionalInterface
  interface Judgement {
    GateResult of(String gate, String subject, double value, double bound);
  }

  /** A sentence on a change of the model that made a table's rows; empty without one. */
  Optional<String> otherModel(Table table, Field model) {
    Optional<String> before = former.of(table).flatMap(rows -> modelOf(rows, model));
    Optional<String> after = tonight.of(table).flatMap(rows -> modelOf(rows, model));
    return before.isEmpty() || after.isEmpty() || before.equals(after)
        ? Optional.empty()
        : Optional.of(
            "the model was %s and is %s, and scores of two models are not compared"
                .formatted(before.get(), after.get()));
  }

  /** All rows of a night have one model; rows from before the column have none. */
  private static Optional<String> modelOf(Dataset<Row> rows, Field model) {
    return List.of(rows.columns()).contains(model.name())
        ? Optional.ofNullable(rows.agg(max(model.col())).first().getString(0))
        : Optional.empty();
  }

  GateResult of(
      String gate,
      String subject,
      Table table,
      OptionalDouble bound,
      Judgement judgement,
      Measure measure) {
    if (bound.isEmpty()) {
      return GateResult.notMeasured(gate, subject, Gates.SWITCHED_OFF);
    }
    Optional<Dataset<Row>> before = former.of(table);
    Optional<Dataset<Row>> after = tonight.of(table);
    if (before.isEmpty() || after.isEmpty()) {
      return GateResult.notMeasured(
          gate, subject, "one of the two nights has no such rows to read");
    }
    Sampled sampled = measure.of(before.get(), after.get());
    return sampled
        .tooFew(gate, subject, minSample)
        .orElseGet(() -> judgement.of(gate, subject, sampled.value(), bound.getAsDouble()));
  }
}
