package io.dangol.night;

import io.dangol.gate.Gates;
import io.dangol.gate.Integrity;
import io.dangol.gate.NightView;
import io.dangol.job.GateResult;
import io.dangol.job.Job;
import io.dangol.job.Run;
import io.dangol.lake.DeltaInputs;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.NightFigures;
import io.dangol.lake.ReleaseNote;
import io.dangol.publish.Release;
import io.dangol.publish.ServedNight;
import io.dangol.recommend.rank.RankItems;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the gates the two nights that they compare, from the lake and its ledger. */
final class NightGates {
  private static final Logger LOG = LoggerFactory.getLogger(NightGates.class);

  private final Settings settings;
  private final Lake lake;
  private final Ledger ledger;
  private final Gates gates;

  NightGates(Settings settings, Lake lake, Ledger ledger) {
    this.settings = settings;
    this.lake = lake;
    this.ledger = ledger;
    this.gates = new Gates(settings.gates(), settings.recommend().evaluation().k());
  }

  /**
   * All results for a night that is about to be loaded. A night before the one that readers see is
   * compared with nothing: what came later is no measure of it.
   *
   * @param gold the night's rows
   * @param served what was measured of the rows to be served
   * @param former what readers see
   */
  List<GateResult> of(
      Run run,
      Map<Table, Dataset<Row>> gold,
      List<ServedNight.Measured> served,
      Optional<Release> former) {
    List<GateResult> results = new ArrayList<>();
    Map<String, Long> rows = new TreeMap<>();
    for (ServedNight.Measured table : served) {
      results.addAll(
          Integrity.of(table.table(), table.rows(), table.withoutAccount(), table.withoutItem()));
      rows.put(table.table().shortName(), table.rows());
    }
    Dataset<Row> permitted = permitted(run, gold.get(Tables.CUSTOMER_PROFILES));
    if (isSoldOut(run, rows.get(Tables.RECOMMENDATIONS.shortName()), permitted)) {
      results = new ArrayList<>(Integrity.soldOut(results));
      rows.remove(Tables.RECOMMENDATIONS.shortName());
    }
    NightView tonight = new NightView(gold, rows, NightFigures.of(lake, run.asOf()));
    results.addAll(gates.alone(tonight, permitted, () -> nothingLeft(run)));
    if (former.isEmpty()) {
      results.addAll(Gates.againstNothing("this is the first release"));
    } else if (former.get().asOf().isAfter(run.asOf())) {
      results.addAll(Gates.againstNothing("readers see a later night"));
    } else {
      results.addAll(gates.against(view(former.get()), tonight));
    }
    return results;
  }

  /** Whether there are customers, and the shop's own rules leave none of them an item. */
  private boolean isSoldOut(Run run, @Nullable Long lists, Dataset<Row> permitted) {
    return lists != null
        && lists == 0
        && !permitted.isEmpty()
        && permitted
            .join(nothingLeft(run), new String[] {Columns.CUSTOMER_ID.name()}, "left_anti")
            .isEmpty();
  }

  private Dataset<Row> nothingLeft(Run run) {
    Job job = Jobs.of(settings).named(RankItems.JOB);
    return new RankItems(settings.recommend().ranking(), settings.recommend().rules())
        .nothingLeft(run, new DeltaInputs(lake, job, run, rows -> permitted(run, rows)));
  }

  /** Of customers' rows those of customers who permit what lists are made for. */
  private Dataset<Row> permitted(Run run, Dataset<Row> rows) {
    Job lists = Jobs.of(settings).named(RankItems.JOB);
    return new ConsentGate(lake, settings.privacy()).of(lists, run, rows);
  }

  private NightView view(Release former) {
    Optional<ReleaseNote> note =
        ledger.releases().stream()
            .filter(known -> known.release() == former.number())
            .filter(known -> known.runKey().equals(former.runKey()))
            .findFirst();
    if (note.isEmpty()) {
      LOG.warn(
          "release {} is not in {}: only its row counts are compared",
          former.number(),
          Tables.RELEASES);
    }
    return new NightView(
        note.map(this::rows).orElse(Map.of()),
        former.rows(),
        note.map(known -> NightFigures.of(lake, known)).orElse(List.of()));
  }

  /** The former release's rows at the versions of the tables that it was published from. */
  private Map<Table, Dataset<Row>> rows(ReleaseNote former) {
    Map<Table, Dataset<Row>> rows = new HashMap<>();
    for (Table table : Gates.compared()) {
      Optional.ofNullable(former.versions().get(table.name()))
          .flatMap(version -> lake.readIfKept(table, version))
          .map(all -> all.where(AsOf.is(former.asOf())))
          .ifPresent(night -> rows.put(table, night));
    }
    return rows;
  }
}
