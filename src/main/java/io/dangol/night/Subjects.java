package io.dangol.night;

import io.dangol.churn.ChurnEvaluation;
import io.dangol.churn.ScoreChurn;
import io.dangol.demand.DemandEvaluation;
import io.dangol.demand.ForecastItems;
import io.dangol.habit.FindHabits;
import io.dangol.habit.HabitEvaluation;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.profile.BuildProfiles;
import io.dangol.recommend.evaluate.EvaluateRecommendations;
import io.dangol.segment.SegmentEvaluation;
import io.dangol.table.Tables;
import io.dangol.timing.PredictPurchases;
import io.dangol.timing.TimingEvaluation;
import io.dangol.value.ValueCustomers;
import io.dangol.value.ValueEvaluation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@code evaluate} measures. */
final class Subjects {

  private Subjects() {}

  static List<Subject> of(Settings settings) {
    return List.of(
        new Subject(
            "recommend",
            EvaluateRecommendations.JOB,
            true,
            (run, inputs, log) -> {
              log.accept(settings.recommend().evaluation().testDays());
              return SharedModels.ranking(settings)
                  .metrics(run, inputs.read(Tables.EVENTS), inputs.read(Tables.ITEMS));
            }),
        new Subject(
            "churn",
            ScoreChurn.JOB,
            true,
            (run, inputs, log) ->
                ChurnEvaluation.of(
                    inOwnCurrency(settings, run, inputs),
                    settings.churn(),
                    SharedModels.absence(settings),
                    run,
                    log)),
        new Subject(
            "value",
            ValueCustomers.JOB,
            true,
            (run, inputs, log) ->
                ValueEvaluation.of(
                    inOwnCurrency(settings, run, inputs),
                    settings.value(),
                    run.zone(),
                    run.asOf(),
                    log)),
        new Subject(
            "timing",
            PredictPurchases.JOB,
            true,
            (run, inputs, log) ->
                TimingEvaluation.of(
                    inputs.read(Tables.EVENTS),
                    inputs.read(Tables.ITEMS),
                    settings.timing(),
                    run,
                    log)),
        new Subject(
            "habits",
            FindHabits.JOB,
            true,
            (run, inputs, log) ->
                HabitEvaluation.of(
                    inputs.read(Tables.EVENTS),
                    inputs.read(Tables.ITEMS),
                    settings.habit(),
                    run,
                    log)),
        new Subject(
            "demand",
            ForecastItems.JOB,
            true,
            (run, inputs, log) ->
                DemandEvaluation.of(inputs.read(Tables.EVENTS), settings.demand(), run, log)),
        new Subject(
            "segment",
            BuildProfiles.JOB,
            false,
            (run, inputs, log) ->
                SegmentEvaluation.of(
                    new BuildProfiles(settings.profile(), settings.currencies())
                        .profiles(run, inputs),
                    settings.segment(),
                    run)));
  }

  private static Dataset<Row> inOwnCurrency(Settings settings, Run run, Inputs inputs) {
    return settings
        .currencies()
        .inOwn(inputs.read(Tables.EVENTS), inputs.read(Tables.EXCHANGE_RATES), run.zone());
  }
}
