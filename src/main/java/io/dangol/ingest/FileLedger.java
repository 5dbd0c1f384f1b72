package io.dangol.ingest;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.table.Tables;
import java.util.List;

/** Reads and writes the entries of {@code ops.ingested_files}. */
final class FileLedger {

  private FileLedger() {}

  static List<LedgerEntry> read(Inputs inputs) {
    return LedgerEntry.all(inputs.read(Tables.INGESTED_FILES));
  }

  static void merge(Outputs outputs, List<LedgerEntry> entries) {
    outputs.merge(Tables.INGESTED_FILES, entries.stream().map(LedgerEntry::row).toList());
  }
}
