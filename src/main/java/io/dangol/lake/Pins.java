package io.dangol.lake;

import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table versions that maintenance must keep readable, because a release in the serving store
 * was made from them.
 *
 * @param releases the ledger's records of the kept releases
 */
record Pins(List<ReleaseNote> releases) {
  Pins {
    releases = List.copyOf(releases);
  }

  /** The pins of the releases with these numbers. */
  static Pins of(Ledger ledger, Collection<Long> kept) {
    return new Pins(
        ledger.releases().stream().filter(note -> kept.contains(note.release())).toList());
  }

  /**
   * The pinned versions of a table, ascending. Rejected rows are never pinned: they are personal,
   * and no release is made from them.
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

  /** Whether a kept release is of this date. */
  boolean isOf(LocalDate asOf) {
    return releases.stream().anyMatch(note -> note.asOf().equals(asOf));
  }
}
