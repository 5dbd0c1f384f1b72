package io.dangol.ingest;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a source.
 *
 * @param feedOn the day that its name states; empty for a source without dates
 */
record FeedFile(String source, LandingFile file, Optional<LocalDate> feedOn) {
  private static final Logger LOG = LoggerFactory.getLogger(FeedFile.class);

  private static final Comparator<FeedFile> BY_DAY_AND_PATH =
      Comparator.<FeedFile, LocalDate>comparing(file -> file.feedOn().orElse(LocalDate.MIN))
          .thenComparing(FeedFile::path);

  String path() {
    return file.path();
  }

  /**
   * Whether a night of this date may take the file; a file of a later day waits for its own night.
   */
  boolean isKnownOn(LocalDate asOf) {
    return feedOn().isEmpty() || !feedOn().get().isAfter(asOf);
  }

  /** The files of all sources, by source, day and path. */
  static List<FeedFile> of(List<SourceSettings> sources, Landing landing) {
    return sources.stream().flatMap(source -> of(source, landing).stream()).toList();
  }

  /** The files of one source; in a dated source, files without a date are ignored. */
  private static List<FeedFile> of(SourceSettings source, Landing landing) {
    List<FeedFile> files =
        landing.list(source.path().glob()).stream()
            .map(file -> new FeedFile(source.name(), file, source.path().dateOf(file.path())))
            .sorted(BY_DAY_AND_PATH)
            .toList();
    if (!source.path().isDated()) {
      return files;
    }
    List<FeedFile> dated = files.stream().filter(file -> file.feedOn().isPresent()).toList();
    if (dated.size() < files.size()) {
      LOG.warn(
          "source {}: {} files match the path but name no date; they are ignored",
          source.name(),
          files.size() - dated.size());
    }
    return dated;
  }
}
