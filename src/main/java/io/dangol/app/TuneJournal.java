package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.job.WholeFile;
import io.dangol.night.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a tuning has measured, one JSON object a line: whoever runs it again goes on from there. */
final class TuneJournal {

  /**
   * One measurement.
   *
   * @param trial 0 for the configuration as it is
   * @param part the number of parts that the customers were divided into, of which one was used; 1
   *     for all
   * @param score NDCG of the lists, all items
   * @param customers test customers
   */
  record Entry(int trial, int part, List<String> pairs, double score, long customers) {
    Entry {
      pairs = List.copyOf(pairs);
    }
  }

  /** The configuration as it is wins ties, then the earlier trial. */
  static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingDouble(Entry::score).reversed().thenComparingInt(Entry::trial);

  private final Path file;
  private final List<Entry> entries;

  private TuneJournal(Path file, List<Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** A last line that was cut off is measured again. */
  static TuneJournal open(Path file) {
    List<Entry> entries = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          ReportFile.parsed(line, Entry.class).ifPresent(entries::add);
        }
      }
    } catch (IOException e) {
      throw Failure.storage("cannot read " + file + ": " + e.getMessage(), e);
    }
    return new TuneJournal(file, entries);
  }

  Optional<Entry> of(int trial, int part) {
    return entries.stream().filter(e -> e.trial() == trial && e.part() == part).findFirst();
  }

  /** Those of all customers, the best first. */
  List<Entry> whole() {
    return entries.stream().filter(entry -> entry.part() == 1).sorted(BEST_FIRST).toList();
  }

  void add(Entry entry) {
    entries.add(entry);
    StringBuilder text = new StringBuilder();
    entries.forEach(each -> text.append(ReportFile.line(each)).append('\n'));
    WholeFile.write(file, text.toString());
  }
}
