package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Plan;
import io.dangol.job.Run;
import io.dangol.job.Runner;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.Leftovers;
import io.dangol.lake.ReleaseNote;
import io.dangol.lake.TableHash;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.Date;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a published night again, in a folder of its own, from the tables as they stood. */
final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  private final Settings settings;
  private final Lake lake;
  private final Runner.Progress progress;

  /**
   * Three fingerprints of one table's rows of the night.
   *
   * @param recorded when it was published
   * @param stored of the rows that stand in the pinned version; "unreadable" if they cannot be read
   * @param again of the rows that the night done again made
   */
  record Finding(String table, String recorded, String stored, String again) {
    boolean isEqual() {
      return recorded.equals(stored) && recorded.equals(again);
    }
  }

  private Verification(Settings settings, Lake lake, Runner.Progress progress) {
    this.settings = settings;
    this.lake = lake;
    this.progress = progress;
  }

  static Verification open(Settings settings, Runner.Progress progress) {
    return new Verification(settings, new Lake(Sessions.open(settings), settings.home()), progress);
  }

  /** One finding for each table that the release published, by the columns that it had then. */
  List<Finding> of(long release) {
    ReleaseNote note = note(release);
    Lake again =
        lake.again(settings.home() + "/" + Leftovers.VERIFY + "/release-" + release, inputs(note));
    again.remove();
    try {
      repeat(note, again);
      List<Finding> findings = new ArrayList<>();
      for (Table table : Tables.published()) {
        String recorded = note.hashes().get(table.name());
        if (recorded != null) {
          Table then = lake.formerly(table, note.versions().get(table.name()));
          findings.add(
              new Finding(
                  table.name(),
                  recorded,
                  stored(then, note),
                  TableHash.of(then, again.readAsOf(table, note.asOf())).toString()));
        }
      }
      return findings;
    } finally {
      again.remove();
    }
  }

  private void repeat(ReleaseNote note, Lake again) {
    DeltaWorkspace workspace =
        new DeltaWorkspace(
            again, new Ledger(again), new ConsentGate(again, settings.privacy()), FaultPoint.NONE);
    Runner runner = new Runner(workspace, Clock.systemUTC(), progress, FaultPoint.NONE);
    Run run = new Run("verify-" + note.release(), note.asOf(), settings.zone(), settings.seed());
    Plan plan = Plan.of(Jobs.of(settings).training(), note.runKey(), Map.of());
    runner.run(plan, run, note.runKey(), done -> LOG.debug("{} done again", done.job()));
  }

  private ReleaseNote note(long release) {
    ReleaseNote note =
        new Ledger(lake)
            .releases().stream()
                .filter(known -> known.release() == release)
                .findFirst()
                .orElseThrow(
                    () ->
                        Failure.data(
                            Tables.RELEASES
                                + " has no release "
                                + release
                                + "; 'dangol releases' lists them"));
    if (!note.configHash().equals(settings.configHash())) {
      throw Failure.configuration(
          "release %d was made with another configuration (hash %s, this one is %s): verify it with that one"
              .formatted(release, note.configHash(), settings.configHash()));
    }
    if (note.madeWith().filter(version -> !version.equals(Version.current())).isPresent()) {
      throw Failure.configuration(
          "release %d was made with Dangol %s, this is %s: verify it with that one"
              .formatted(release, note.madeWith().get(), Version.current()));
    }
    return note;
  }

  /** The tables that the night was made from, not those that it made. */
  private static Map<String, Long> inputs(ReleaseNote note) {
    Map<String, Long> inputs = new HashMap<>(note.versions());
    inputs.keySet().removeIf(name -> name.startsWith("gold."));
    return inputs;
  }

  private String stored(Table table, ReleaseNote note) {
    return readable(
        table,
        () -> {
          Dataset<Row> rows =
              lake.read(table, note.versions().get(table.name()))
                  .where(Columns.AS_OF_ON.col().equalTo(functions.lit(Date.valueOf(note.asOf()))));
          return TableHash.of(table, rows).toString();
        });
  }

  /** A damaged file is a finding. */
  static String readable(Table table, Supplier<String> hash) {
    try {
      return hash.get();
    } catch (Exception e) {
      // Spark's own are checked, though its methods do not declare them.
      LOG.warn("{} cannot be read: {}", table, Failures.trace(e));
      return "unreadable";
    }
  }
}
