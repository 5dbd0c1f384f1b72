package io.dangol.gate;

import io.dangol.job.GateResult;
import io.dangol.table.Table;
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
