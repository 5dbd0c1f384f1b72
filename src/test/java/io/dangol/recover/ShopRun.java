package io.dangol.recover;

import static org.apache.spark.sql.functions.lit;

import io.dangol.churn.ScoreChurn;
import io.dangol.demand.ForecastItems;
import io.dangol.habit.FindHabits;
import io.dangol.ingest.IngestEvents;
import io.dangol.lake.Lake;
import io.dangol.night.Evaluation;
import io.dangol.night.Night;
import io.dangol.night.Sessions;
import io.dangol.night.Settings;
import io.dangol.profile.BuildProfiles;
import io.dangol.segment.SegmentCustomers;
import io.dangol.simulate.SimulateSettings;
import io.dangol.simulate.SimulatedFiles;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.timing.PredictPurchases;
import io.dangol.value.ValueCustomers;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A simulated shop: its logs, the jobs of its last night, and what is known of it then. */
final class ShopRun {

  /** What the estimates need; the whole night would add lists and publication. */
  private static final List<String> JOBS =
      List.of(
          IngestEvents.JOB,
          BuildProfiles.JOB,
          SegmentCustomers.JOB,
          FindHabits.JOB,
          PredictPurchases.JOB,
          ValueCustomers.JOB,
          ForecastItems.JOB,
          ScoreChurn.JOB);

  private final Settings settings;
  private final Consumer<String> progress;
  private final SparkSession spark;

  ShopRun(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    this.spark = Sessions.open(settings);
  }

  Settings settings() {
    return settings;
  }

  LocalDate night() {
    return settings.simulate().lastDay();
  }

  void simulate() {
    progress.accept("simulating the logs");
    SimulateSettings shop = settings.simulate();
    SimulatedFiles.write(
        spark.range(shop.customers()).toDF(), spark.range(shop.items()).toDF(), shop);
  }

  void runJobs() {
    Night night = Night.open(settings, (job, position, of) -> {});
    for (String job : JOBS) {
      progress.accept(job);
      night.runJob(job, night());
    }
  }

  /** The figures of a subject as of some days before the night. */
  Figures evaluated(String subject, int daysBefore) {
    progress.accept("evaluate " + subject);
    return new Figures(Evaluation.open(settings, night().minusDays(daysBefore)).of(subject));
  }

  Map<Long, TrueCustomer> truth() {
    return Truth.byId(spark, lake(), settings.simulate().folder());
  }

  Dataset<Row> tonight(Table table) {
    return lake().read(table).where(Columns.AS_OF_ON.col().equalTo(lit(Date.valueOf(night()))));
  }

  private Lake lake() {
    return new Lake(spark, settings.home());
  }
}
