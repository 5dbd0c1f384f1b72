package io.dangol.ingest;

import io.dangol.ingest.file.Reasons;
import io.dangol.ingest.source.SourceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks the files of a batch after they were read. Each problem is one sentence that says what is
 * wrong and what to do. If there is a problem, no file is ingested.
 *
 * @param ledger the entries of all files that were taken before
 */
record ExpectedContent(IngestSettings settings, List<LedgerEntry> ledger) {

  /**
   * FileProblems of broken files, of files and kinds of records that would mostly be rejected, of a
   * source without any usable record so far, of required event types that no file of a source
   * brought, and of feed days far below the usual volume of their source.
   */
  List<String> problems(Intake intake, Map<String, FileContent> contents) {
    List<String> problems = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      List<FeedFile> files = intake.of(source);
      if (!files.isEmpty()) {
        problems.addAll(problems(source, files, contents));
      }
    }
    return problems;
  }

  /** Rejected records of a source that are too few to stop the night. */
  List<String> warnings(Intake intake, Map<String, FileContent> contents) {
    return settings.sources().stream()
        .flatMap(
            source -> {
              List<FileContent.Group> groups = groups(contents(intake.of(source), contents));
              return Stream.concat(
                  lost(source).fewOfAKind(groups).stream(), lost(source).unrated(groups).stream());
            })
        .toList();
  }

  private List<String> problems(
      SourceSettings source, List<FeedFile> files, Map<String, FileContent> contents) {
    Map<String, FileContent> own = contents(files, contents);
    Expected expected = settings.expected(source);
    List<String> problems = new ArrayList<>(broken(own, expected));
    boolean isQuiet =
        files.stream().allMatch(file -> isQuiet(file, own.get(file.path()), expected));
    for (String type : source.requiredEventTypes()) {
      if (!isQuiet && own.values().stream().noneMatch(c -> c.eventTypes().contains(type))) {
        problems.add(
            "source %s: no event of type %s in %s files: deliver them in full, or take the type out of required-event-types"
                .formatted(source.name(), type, files.size()));
      }
    }
    List<String> lost = lost(source).files(own);
    problems.addAll(lost.isEmpty() ? lost(source).kinds(groups(own)) : lost);
    if (lost.isEmpty() && !isQuiet) {
      problems.addAll(useless(source, own));
    }
    problems.addAll(volumes(source, files, own).low());
    return problems;
  }

  /** Whether the file is empty for a day on which the shop may sell nothing. */
  private static boolean isQuiet(FeedFile file, FileContent content, Expected expected) {
    return content.isEmpty()
        && (expected.mayBeEmpty()
            || file.feedOn().filter(expected.calendar()::isClosed).isPresent());
  }

  private LostRecords lost(SourceSettings source) {
    return new LostRecords(source.name(), settings.expected(source).maxRejected());
  }

  private static List<FileContent.Group> groups(Map<String, FileContent> contents) {
    return contents.values().stream().flatMap(content -> content.groups().stream()).toList();
  }

  /** One sentence for all files that are broken for the same reason. */
  private static List<String> broken(Map<String, FileContent> contents, Expected expected) {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    contents.forEach(
        (path, content) ->
            content
                .broken()
                .filter(why -> !(content.isEmpty() && expected.mayBeEmpty()))
                .ifPresent(why -> paths.computeIfAbsent(why, w -> new ArrayList<>()).add(path)));
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

  private List<String> useless(SourceSettings source, Map<String, FileContent> contents) {
    boolean wasUseful =
        ledger.stream()
            .filter(entry -> entry.isTaken() && entry.file().source().equals(source.name()))
            .anyMatch(entry -> entry.counts().usable() > 0);
    if (wasUseful || contents.values().stream().anyMatch(content -> content.usable() > 0)) {
      return List.of();
    }
    String problem =
        groups(contents).stream()
            .findFirst()
            .map(
                group ->
                    "every record in %s files is rejected: they %s (%s): correct its types, formats and expressions"
                        .formatted(contents.size(), Reasons.words(group.reason()), group.reason()))
            .orElse(
                "no record in %s files: deliver them in full, or remove the source"
                    .formatted(contents.size()));
    return List.of("source " + source.name() + ": " + problem);
  }

  private Volumes volumes(
      SourceSettings source, List<FeedFile> files, Map<String, FileContent> contents) {
    Volumes volumes = new Volumes(source.name(), settings.expected(source));
    ledger.stream()
        .filter(entry -> entry.isTaken() && entry.file().source().equals(source.name()))
        .forEach(entry -> volumes.before(entry.file(), entry.counts().usable()));
    files.forEach(file -> volumes.fresh(file, contents.get(file.path()).usable()));
    return volumes;
  }

  /** Contents of these files by path, in their order. */
  private static Map<String, FileContent> contents(
      List<FeedFile> files, Map<String, FileContent> contents) {
    Map<String, FileContent> own = new LinkedHashMap<>();
    files.forEach(
        file -> own.put(file.path(), contents.getOrDefault(file.path(), FileContent.EMPTY)));
    return own;
  }
}
