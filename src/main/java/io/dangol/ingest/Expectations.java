package io.dangol.ingest;

import static java.util.stream.Collectors.toMap;

import io.dangol.job.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a night expects of its feeds. Each check gives one sentence for each thing that is wrong,
 * with what to do; a night with any of them takes nothing.
 */
final class Expectations {
  private static final int USUAL_DAYS = 28;
  private static final int FEWEST_DAYS = 7;

  /** With fewer records, all of them may be bad by chance. */
  private static final int TELLING_RECORDS = 10;

  private final IngestSettings settings;
  private final Run run;
  private final List<LedgerEntry> ledger;

  Expectations(IngestSettings settings, Run run, List<LedgerEntry> ledger) {
    this.settings = settings;
    this.run = run;
    this.ledger = ledger;
  }

  /**
   * Before a file is opened: a source without any file, a dated source without a file of the as-of
   * day unless that is closed, a folder where a file should be, and a file that has another size
   * than when it was taken.
   *
   * <p>A file that only has another time of modification is left alone: copies and restored backups
   * have.
   */
  List<String> ofFiles(List<FeedFile> found) {
    List<String> problems = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      List<FeedFile> known = new ArrayList<>();
      found.stream()
          .filter(file -> file.isKnownOn(run.asOf()) && file.source().equals(source.name()))
          .forEach(known::add);
      ledger.stream()
          .map(LedgerEntry::file)
          .filter(file -> file.source().equals(source.name()))
          .forEach(known::add);
      if (known.isEmpty()) {
        problems.add(
            "source %s: no file up to %s matches %s: deliver one, correct the path, or remove the source"
                .formatted(source.name(), run.asOf(), source.path().path()));
      } else if (source.path().isDated() && lacks(known, run.asOf())) {
        problems.add(
            "source %s: no file of %s: deliver it, or add the day to ingest.calendar.closed"
                .formatted(source.name(), run.asOf()));
      }
    }
    problems.addAll(folders(found));
    problems.addAll(changed(found));
    return problems;
  }

  /**
   * Once the files are read: files that are not what they say, required event types that none of a
   * source's files brought, and feed days far under the source's usual volume.
   */
  List<String> ofContent(Intake intake, Map<String, FileContent> contents) {
    List<String> problems = new ArrayList<>();
    problems.addAll(broken(intake, contents));
    for (SourceSettings source : settings.sources()) {
      List<FeedFile> files = intake.of(source);
      if (files.isEmpty()) {
        continue;
      }
      for (String type : source.requiredEventTypes()) {
        if (files.stream().noneMatch(f -> content(contents, f).eventTypes().contains(type))) {
          problems.add(
              "source %s: no event of type %s in %d files: deliver them in full, or take the type out of required-event-types"
                  .formatted(source.name(), type, files.size()));
        }
      }
      problems.addAll(lowVolume(source, files, contents));
    }
    return problems;
  }

  private List<String> folders(List<FeedFile> found) {
    return found.stream()
        .filter(file -> file.file().isFolder() && file.isKnownOn(run.asOf()))
        .map(f -> f.path() + " is a folder, must be a file: remove it, or narrow the source's path")
        .toList();
  }

  /** One sentence for all files that are broken alike. */
  private static List<String> broken(Intake intake, Map<String, FileContent> contents) {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    for (FeedFile file : intake.files()) {
      problem(content(contents, file))
          .ifPresent(
              problem -> paths.computeIfAbsent(problem, key -> new ArrayList<>()).add(file.path()));
    }
    List<String> problems = new ArrayList<>();
    paths.forEach(
        (problem, files) ->
            problems.add(
                files.get(0)
                    + " "
                    + problem
                    + (files.size() > 1 ? " (and so " + (files.size() - 1) + " more files)" : "")));
    return problems;
  }

  /** A file of which no record can be used is another kind of file than the source says. */
  private static Optional<String> problem(FileContent content) {
    boolean isUseless = content.usable() == 0 && content.read() >= TELLING_RECORDS;
    return isUseless
        ? content
            .mostly()
            .map(
                reason ->
                    "has none of its %,d records as the source describes them, mostly for %s: check columns, delimiter, types and formats of the source, or deliver it again"
                        .formatted(content.read(), reason))
        : content.broken();
  }

  private boolean lacks(List<FeedFile> files, LocalDate day) {
    return !settings.calendar().isClosed(day)
        && files.stream().noneMatch(file -> file.feedOn().filter(day::equals).isPresent());
  }

  private List<String> changed(List<FeedFile> found) {
    Map<String, Long> taken =
        ledger.stream()
            .filter(LedgerEntry::isTaken)
            .collect(toMap(LedgerEntry::path, entry -> entry.file().file().size()));
    return found.stream()
        .filter(f -> taken.containsKey(f.path()) && taken.get(f.path()) != f.file().size())
        .map(
            f ->
                f.path()
                    + " has changed since it was taken: put the former file back, and deliver what is new under another name")
        .toList();
  }

  private List<String> lowVolume(
      SourceSettings source, List<FeedFile> files, Map<String, FileContent> contents) {
    SortedMap<LocalDate, Long> volumes = new TreeMap<>();
    ledger.stream()
        .filter(entry -> entry.isTaken() && entry.file().source().equals(source.name()))
        .forEach(entry -> add(volumes, entry.file(), entry.counts().read()));
    Map<LocalDate, Long> fresh = new HashMap<>();
    for (FeedFile file : files) {
      add(volumes, file, content(contents, file).read());
      add(fresh, file, 0);
    }
    List<String> problems = new ArrayList<>();
    for (LocalDate day : new TreeMap<>(fresh).keySet()) {
      long[] before = volumes.headMap(day).values().stream().mapToLong(Long::longValue).toArray();
      double usual =
          median(
              Arrays.copyOfRange(before, Math.max(0, before.length - USUAL_DAYS), before.length));
      if (before.length >= FEWEST_DAYS && volumes.get(day) < settings.volumeFloor() * usual) {
        problems.add(
            String.format(
                Locale.ROOT,
                "source %s: %,d rows on %s, usual are %,.0f (floor %.2f): deliver the day in full, or lower ingest.volume-floor",
                source.name(),
                volumes.get(day),
                day,
                usual,
                settings.volumeFloor()));
      }
    }
    return problems;
  }

  private static void add(Map<LocalDate, Long> volumes, FeedFile file, long rows) {
    file.feedOn().ifPresent(day -> volumes.merge(day, rows, Long::sum));
  }

  private static FileContent content(Map<String, FileContent> contents, FeedFile file) {
    return contents.getOrDefault(file.path(), FileContent.EMPTY);
  }

  private static double median(long[] values) {
    if (values.length == 0) {
      return 0;
    }
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
