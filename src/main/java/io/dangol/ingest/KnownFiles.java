package io.dangol.ingest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.dangol.job.Landing.LandingFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the files of the ledger with the files that a night finds. A file has changed if its
 * size or its bytes differ. A new modification time alone is no change, because copies and restored
 * backups have one; such a file is read once, and its new time is recorded so that it is not read
 * every night.
 */
final class KnownFiles {
  private final Map<String, LedgerEntry> entries;

  /**
   * @param entries one for each file
   */
  KnownFiles(List<LedgerEntry> entries) {
    this.entries = entries.stream().collect(toMap(LedgerEntry::path, identity()));
  }

  /** The files that were taken. */
  static KnownFiles taken(List<LedgerEntry> ledger) {
    return new KnownFiles(ledger.stream().filter(LedgerEntry::isTaken).toList());
  }

  /** Files with the recorded size and a new modification time; their bytes decide. */
  List<LandingFile> doubtful(List<FeedFile> found) {
    return inDoubt(found).map(FeedFile::file).toList();
  }

  /**
   * What has changed, in words, by path of the changed files.
   *
   * @param checksums of the doubtful files, by path
   */
  Map<String, String> changes(List<FeedFile> found, Map<String, String> checksums) {
    Map<String, String> changes = new TreeMap<>();
    for (FeedFile file : found) {
      entry(file)
          .flatMap(entry -> change(entry, file.file(), checksums))
          .ifPresent(change -> changes.put(file.path(), change));
    }
    return changes;
  }

  /** Entries to record for files with a new modification time and the same bytes. */
  List<LedgerEntry> recognised(List<FeedFile> found, Map<String, String> checksums) {
    return inDoubt(found)
        .filter(file -> checksums.containsKey(file.path()))
        .map(
            file ->
                entry(file)
                    .orElseThrow()
                    .with(
                        new FileBytes(
                            Optional.of(checksums.get(file.path())),
                            Optional.of(file.file().modified()))))
        .toList();
  }

  private Stream<FeedFile> inDoubt(List<FeedFile> found) {
    return found.stream()
        .filter(file -> entry(file).filter(e -> isDoubtful(e, file.file())).isPresent());
  }

  private Optional<LedgerEntry> entry(FeedFile file) {
    return Optional.ofNullable(entries.get(file.path()));
  }

  private static boolean isDoubtful(LedgerEntry entry, LandingFile file) {
    LandingFile noted = entry.file().file();
    return noted.size() == file.size()
        && !noted.modified().equals(file.modified())
        && !entry.bytes().sameAt().filter(file.modified()::equals).isPresent();
  }

  private static Optional<String> change(
      LedgerEntry entry, LandingFile file, Map<String, String> checksums) {
    long before = entry.file().file().size();
    if (before != file.size()) {
      return Optional.of(String.format(Locale.ROOT, "%,d bytes, had %,d", file.size(), before));
    }
    boolean isOther =
        entry
            .bytes()
            .checksum()
            .filter(sum -> !sum.equals(checksums.getOrDefault(file.path(), sum)))
            .isPresent();
    return isOther ? Optional.of("other bytes of the same number") : Optional.empty();
  }
}
