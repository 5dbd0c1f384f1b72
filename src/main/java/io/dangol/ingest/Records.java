package io.dangol.ingest;

import static org.apache.spark.sql.functions.broadcast;

import io.dangol.ingest.source.CanonicalRecords;
import io.dangol.ingest.source.RawRecords;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import io.dangol.job.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a batch's files.
 *
 * @param sources that have a file in the batch
 * @param canonical the records of all sources as {@link CanonicalRecords} has them
 */
record Records(List<SourceSettings> sources, Dataset<Row> canonical) {

  private static final StructType FEED_DAYS =
      new StructType()
          .add(CanonicalRecords.FILE, DataTypes.StringType)
          .add(CanonicalRecords.FEED_ON, DataTypes.DateType);

  static Records of(IngestSettings settings, Run run, Intake intake, Landing landing) {
    return of(
        settings,
        run,
        intake,
        landing,
        source -> {
          List<LandingFile> files = intake.of(source).stream().map(FeedFile::file).toList();
          Dataset<Row> raw = RawRecords.of(source, run.zone(), files, landing);
          return source.each().map(each -> each.of(source, run.zone(), raw)).orElse(raw);
        });
  }

  /**
   * The same for records that do not come from the files themselves.
   *
   * @param records the records of a source as {@link RawRecords} has them
   */
  static Records of(
      IngestSettings settings,
      Run run,
      Intake intake,
      Landing landing,
      Function<SourceSettings, Dataset<Row>> records) {
    List<SourceSettings> sources =
        settings.sources().stream().filter(source -> !intake.of(source).isEmpty()).toList();
    List<Dataset<Row>> canonical = new ArrayList<>();
    for (SourceSettings source : sources) {
      Dataset<Row> raw = records.apply(source);
      canonical.add(CanonicalRecords.of(source, run.zone(), raw));
    }
    return new Records(
        sources,
        withFeedDay(canonical.stream().reduce(Dataset::union).orElseThrow(), intake, landing));
  }

  /** Reads all files for the first time; if the file system fails, a retry may help. */
  Map<String, FileContent> contents(Dataset<Row> persisted) {
    return reading(() -> FileContent.of(persisted));
  }

  /** The result of an action over the records. */
  static <T> T reading(Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception e) {
      if (isStorage(e)) {
        throw Failure.storage("the files of the sources could not be read: try again", e);
      }
      throw new IllegalStateException("cannot classify the records", e);
    }
  }

  private static Dataset<Row> withFeedDay(Dataset<Row> canonical, Intake intake, Landing landing) {
    List<Row> days =
        intake.files().stream()
            .map(f -> RowFactory.create(f.path(), f.feedOn().map(Date::valueOf).orElse(null)))
            .toList();
    // One day, or none, for each file.
    return canonical.join(
        broadcast(landing.rows(days, FEED_DAYS)), new String[] {CanonicalRecords.FILE}, "left");
  }

  private static boolean isStorage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return true;
      }
    }
    return false;
  }
}
