package io.dangol.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Records which erasures were done, and from which releases they removed customers. */
public final class ErasureLedger {
  private final Lake lake;
  private final Ledger ledger;

  /**
   * One erasure.
   *
   * @param rows of the customers before, by table of the lake and view of the store
   * @param trainedUntil the last night before it
   */
  public record Entry(
      long number,
      LocalDate receivedOn,
      LocalDate doneOn,
      long accountsGiven,
      long accountsKnown,
      long customers,
      Map<String, Long> rows,
      Optional<LocalDate> trainedUntil) {
    public Entry {
      rows = Map.copyOf(rows);
    }
  }

  public ErasureLedger(Lake lake) {
    this.lake = lake;
    this.ledger = new Ledger(lake);
  }

  /** The number of the last erasure; 0 before the first. */
  public long last() {
    Row last = lake.read(Tables.ERASURES).agg(max(Columns.ERASURE.col())).first();
    return last.isNullAt(0) ? 0 : last.getLong(0);
  }

  /** Records an erasure, unless it is recorded already. */
  public void note(Entry done) {
    boolean isNoted =
        !lake.read(Tables.ERASURES)
            .where(Columns.ERASURE.col().equalTo(lit(done.number())))
            .isEmpty();
    if (!isNoted) {
      ledger.append(
          Tables.ERASURES,
          List.of(
              RowFactory.create(
                  done.number(),
                  Date.valueOf(done.receivedOn()),
                  Date.valueOf(done.doneOn()),
                  done.accountsGiven(),
                  done.accountsKnown(),
                  done.customers(),
                  Ledger.scala(done.rows()),
                  done.trainedUntil().map(Date::valueOf).orElse(null))));
    }
  }

  /**
   * Notes at every whole release that customers were erased from it: of these tables, it names the
   * latest version from now on. Returns the numbers of the releases.
   */
  public List<Long> noteReleases(long erasure, Collection<Table> touched, Instant at) {
    Map<String, Long> after = new TreeMap<>();
    touched.forEach(table -> after.put(table.name(), lake.version(table)));
    List<ReleaseNote> whole =
        ledger.releases().stream().filter(note -> note.state().isWhole()).toList();
    for (ReleaseNote note : whole) {
      ReleaseNote erased = note.erased(erasure, after);
      if (!erased.equals(note)) {
        ledger.release(erased, at);
      }
    }
    return whole.stream().map(ReleaseNote::release).toList();
  }
}
