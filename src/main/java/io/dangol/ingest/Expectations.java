package io.dangol.ingest;

import static java.util.stream.Collectors.toSet;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a night expects to find of its feeds before it opens a file. Each check gives one sentence
 * for each thing that is wrong, with what to do; a night with any of them reads no file.
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
   * FileProblems that show before a file is opened: a source without any file, a dated source
   * without a file of the as-of day (unless the day is closed), a file of two sources, a folder or
   * a link where a file should be, and a file that has changed since it was taken.
   *
   * @param checksums of the files that {@link KnownFiles} doubts, by path
   */
  List<String> ofFiles(List<FeedFile> found, Map<String, String> checksums) {
    List<String> problems = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      List<FeedFile> known = known(source, found);
      if (known.isEmpty()) {
        problems.add(
            "source %s: no file up to %s matches %s: deliver one, correct the path, or remove the source"
                .formatted(source.name(), run.asOf(), source.path().path()));
      } else if (source.path().isDated() && lacks(source, known, run.asOf())) {
        problems.add(
            "source %s: no file of %s: deliver it, or add the day to ingest.calendar.closed ('check-config --suggest' proposes such days)"
                .formatted(source.name(), run.asOf()));
      }
    }
    problems.addAll(folders(found));
    problems.addAll(links(found));
    problems.addAll(shared(found));
    problems.addAll(changed(found, checksums));
    return problems;
  }

  /** The files of a source that the night may know or that the lake has. */
  private List<FeedFile> known(SourceSettings source, List<FeedFile> found) {
    return Stream.concat(
            found.stream().filter(file -> file.isKnownOn(run.asOf())),
            LedgerEntry.inTheLake(ledger).stream().map(LedgerEntry::file))
        .filter(file -> file.source().equals(source.name()))
        .toList();
  }

  private List<String> folders(List<FeedFile> found) {
    return found.stream()
        .filter(file -> file.file().isFolder() && file.isKnownOn(run.asOf()))
        .map(f -> f.path() + " is a folder, must be a file: remove it, or narrow the source's path")
        .toList();
  }

  /** A link may lead to any file that the user of the job can read. */
  private List<String> links(List<FeedFile> found) {
    return found.stream()
        .filter(file -> file.file().isLink() && file.isKnownOn(run.asOf()))
        .map(
            f ->
                f.path()
                    + " is a symbolic link that leads out of its folder and is not followed: deliver the file itself, or let the path name the folder that it is in")
        .toList();
  }

  private boolean lacks(SourceSettings source, List<FeedFile> files, LocalDate day) {
    return !settings.expected(source).calendar().isClosed(day)
        && files.stream().noneMatch(file -> file.feedOn().filter(day::equals).isPresent());
  }

  private List<String> changed(List<FeedFile> found, Map<String, String> checksums) {
    return KnownFiles.taken(ledger).changes(found, checksums).entrySet().stream()
        .map(
            change ->
                "%s has changed since it was taken (%s): put the former file back, or take its rows out with 'dangol untake %1$s', and the next night takes it as it now is"
                    .formatted(change.getKey(), change.getValue()))
        .toList();
  }

  /** A file that two sources share would be taken by one of them only, or counted twice. */
  private List<String> shared(List<FeedFile> found) {
    Set<String> configured = settings.sources().stream().map(SourceSettings::name).collect(toSet());
    Map<String, String> sources = new HashMap<>();
    LedgerEntry.inTheLake(ledger).stream()
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
}
