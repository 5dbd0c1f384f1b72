package io.dangol.ingest.file;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Marks the last lines of a file that are no records, such as a total. */
final class LastLines implements TextRecords {
  private static final Fault LAST =
      new Fault(Reasons.LAST_LINE, "is one of the last lines, which the source leaves out");

  private final TextRecords records;
  private final int count;
  private final Deque<TextRecord> ahead = new ArrayDeque<>();

  LastLines(TextRecords records, int count) {
    this.records = records;
    this.count = count;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    while (ahead.size() <= count) {
      Optional<TextRecord> next = records.next();
      if (next.isEmpty()) {
        return Optional.ofNullable(ahead.poll()).map(record -> record.with(LAST));
      }
      ahead.add(next.get());
    }
    return Optional.of(ahead.remove());
  }

  @Override
  public Optional<String> header() {
    return records.header();
  }

  @Override
  public boolean mayBeEmpty() {
    return records.mayBeEmpty();
  }
}
