package io.dangol.habit;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.HABITS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.table.Tables.METRICS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The job {@code find-habits}: says what customers buy when and where, and how well the habits of a
 * past day were kept since.
 *
 * <p>Reads {@code silver.events} and {@code silver.items}; writes {@code gold.habits} and {@code
 * ops.metrics}. If the log has no purchases there are no rows, and the metric {@code
 * customers-with-habits} is 0 with the reason as its detail.
 */
public record FindHabits(HabitSettings settings) implements Step {

  public static final String JOB = "find-habits";

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> items = inputs.read(ITEMS);
    try (HabitPanel panel = HabitPanel.of(inputs.read(EVENTS), items, settings, run.zone())) {
      List<Metric> metrics =
          panel.shopping().isEmpty()
              ? writeNothing(run, outputs)
              : write(run, panel, items, outputs);
      outputs.write(METRICS, metrics.stream().map(metric -> metric.row(run.asOf(), JOB)).toList());
    }
  }

  private List<Metric> writeNothing(Run run, Outputs outputs) {
    outputs.write(HABITS, List.of());
    return HabitEvaluation.none(settings, run.asOf());
  }

  private List<Metric> write(Run run, HabitPanel panel, Dataset<Row> items, Outputs outputs) {
    Dataset<Row> habits = panel.habitsAsOf(run.asOf()).persist(StorageLevel.MEMORY_AND_DISK());
    LocalDate then = run.asOf().minusDays(settings.horizonDays());
    List<Metric> metrics =
        new ArrayList<>(HabitEvaluation.counts(habits, panel, settings, run.asOf()));
    metrics.addAll(
        HabitEvaluation.judged(panel.habitsAsOf(then), panel, then, settings.horizonDays()));
    outputs.write(HABITS, HabitRow.published(habits, items));
    habits.unpersist();
    return metrics;
  }
}
