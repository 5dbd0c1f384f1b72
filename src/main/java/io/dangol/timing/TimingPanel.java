package io.dangol.timing;

import io.dangol.job.Shared;
import java.time.ZoneId;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The courses of a log, computed once for training, judging and predicting. */
final class TimingPanel implements AutoCloseable {

  private final Dataset<Row> courses;
  private final Broadcast<Catalogue> catalogue;
  private final TimingSettings settings;

  private TimingPanel(
      Dataset<Row> courses, Broadcast<Catalogue> catalogue, TimingSettings settings) {
    this.courses = courses;
    this.catalogue = catalogue;
    this.settings = settings;
  }

  static TimingPanel of(
      Dataset<Row> events, Dataset<Row> items, TimingSettings settings, ZoneId zone) {
    Broadcast<Catalogue> catalogue = Shared.withExecutors(Catalogue.of(items));
    Dataset<Row> courses =
        Courses.of(events, catalogue, settings, zone).persist(StorageLevel.MEMORY_AND_DISK());
    return new TimingPanel(courses, catalogue, settings);
  }

  Dataset<Row> courses() {
    return courses;
  }

  TimingTraining training(long seed) {
    return new TimingTraining(courses, catalogue, settings, seed);
  }

  @Override
  public void close() {
    courses.unpersist();
    catalogue.destroy();
  }
}
