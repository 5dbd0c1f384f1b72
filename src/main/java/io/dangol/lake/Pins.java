package io.dangol.lake;

import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What maintenance must leave readable because a release that the serving store keeps was made from
 * it.
 *
 * @param releases what the ledger says of the kept releases
 */
record Pins(List<ReleaseNote> releases) {
  Pins {
    releases = List.copyOf(releases);
  }

  /** Of the releases with these numbers. */
  static Pins of(Ledger ledger, Collection<Long> kept) {
    return new Pins(
        ledger.releases().stream().filter(note -> kept.contains(note.release())).toList());
  }

  /**
   * Versions of a table, rising. Rejected rows are personal and no release is made from them: they
   * are never pinned.
   */
  Set<Long> versions(Table table) {
    Set<Long> versions = new TreeSet<>();
    if (!table.equals(Tables.REJECTED_EVENTS)) {
      for (ReleaseNote note : releases) {
        if (note.versions().containsKey(table.name())) {
          versions.add(note.versions().get(table.name()));
        }
      }
    }
    return versions;
  }

  boolean isOf(LocalDate asOf) {
    return releases.stream().anyMatch(note -> note.asOf().equals(asOf));
  }
}
