package io.dangol.ingest;

import static java.util.stream.Collectors.toSet;

import io.dangol.job.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a night expects of its feeds. Each check gives one sentence for each thing that is wrong,
 * with what to do; a night with any of them takes nothing.
 */
final class Expectations {
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
   * day unless that is closed, a file that is of two sources, a folder where a file should be, and
   * a file that is another one than was taken.
   *
   * @param checksums of the files that {@link KnownFiles} doubts, by path
   */
  List<String> ofFiles(List<FeedFile> found, Map<String, String> checksums) {
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
    problems.addAll(shared(found));
    problems.addAll(changed(found, checksums));
    return problems;
  }

  /**
   * Once the files are read: files that are not what they say, a source that has not brought one
   * usable record yet, required event types that none of a source's files brought, and feed days
   * far under the source's usual volume.
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
      problems.addAll(useless(source, files, contents));
      problems.addAll(volumes(source, files, contents).low(settings.volumeFloor()));
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
      content(contents, file)
          .problem()
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

  private boolean lacks(List<FeedFile> files, LocalDate day) {
    return !settings.calendar().isClosed(day)
        && files.stream().noneMatch(file -> file.feedOn().filter(day::equals).isPresent());
  }

  private List<String> changed(List<FeedFile> found, Map<String, String> checksums) {
    return KnownFiles.taken(ledger).changes(found, checksums).entrySet().stream()
        .map(
            change ->
                "%s has changed since it was taken (%s): put the former file back, and deliver what is new under another name"
                    .formatted(change.getKey(), change.getValue()))
        .toList();
  }

  /** A file that two sources share would be taken by one of them only, or counted twice. */
  private List<String> shared(List<FeedFile> found) {
    Set<String> configured = settings.sources().stream().map(SourceSettings::name).collect(toSet());
    Map<String, String> sources = new HashMap<>();
    ledger.stream()
        .map(LedgerEntry::file)
        .filter(file -> configured.contains(file.source()))
        .forEach(file -> sources.put(file.path(), file.source()));
    List<String> problems = new ArrayList<>();
    for (FeedFile file : found) {
      String other = sources.computeIfAbsent(file.path(), path -> file.source());
      if (!other.equals(file.source())) {
        problems.add(
            "%s is of the sources %s and %s: let one of them feed all kinds, or narrow their paths"
                .formatted(file.path(), other, file.source()));
      }
    }
    return problems;
  }

  private List<String> useless(
      SourceSettings source, List<FeedFile> files, Map<String, FileContent> contents) {
    boolean wasUseful =
        ledger.stream()
            .filter(entry -> entry.isTaken() && entry.file().source().equals(source.name()))
            .anyMatch(entry -> entry.counts().usable() > 0);
    if (wasUseful || files.stream().anyMatch(f -> content(contents, f).usable() > 0)) {
      return List.of();
    }
    Optional<String> reason =
        files.stream().flatMap(f -> content(contents, f).mostly().stream()).findFirst();
    String problem =
        reason
            .map(
                word ->
                    "every record in %d files is rejected, such as for %s: correct its types, formats and expressions"
                        .formatted(files.size(), word))
            .orElse(
                "no record in %d files: deliver them in full, or remove the source"
                    .formatted(files.size()));
    return List.of("source " + source.name() + ": " + problem);
  }

  private Volumes volumes(
      SourceSettings source, List<FeedFile> files, Map<String, FileContent> contents) {
    Volumes volumes = new Volumes(source.name());
    ledger.stream()
        .filter(entry -> entry.isTaken() && entry.file().source().equals(source.name()))
        .forEach(entry -> volumes.before(entry.file(), entry.counts().usable()));
    files.forEach(file -> volumes.fresh(file, content(contents, file).usable()));
    return volumes;
  }

  private static FileContent content(Map<String, FileContent> contents, FeedFile file) {
    return contents.getOrDefault(file.path(), FileContent.EMPTY);
  }
}
