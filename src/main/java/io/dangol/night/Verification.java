package io.dangol.night;

import io.dangol.job.FaultPoint;
import io.dangol.job.Inputs;
import io.dangol.job.Plan;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.job.Runner;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.Leftovers;
import io.dangol.lake.ReleaseNote;
import io.dangol.lake.TableHash;
import io.dangol.privacy.Consent;
import io.dangol.privacy.ExplainSuppressions;
import io.dangol.table.AsOf;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a published night again, in a folder of its own, from the tables as they were. */
public final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  private final Settings settings;
  private final Lake lake;
  private final Jobs jobs;
  private final Runner.Progress progress;

  /**
   * Three fingerprints of one table's rows of the night.
   *
   * @param recorded when it was published
   * @param stored of the rows in the pinned version; "unreadable" if they cannot be read
   * @param again of the rows that the night done again made; empty if it was not
   */
  public record Finding(String table, String recorded, String stored, Optional<String> again) {
    public boolean isEqual() {
      return recorded.equals(stored) && again.filter(hash -> !hash.equals(recorded)).isEmpty();
    }
  }

  /**
   * What became of a release.
   *
   * @param findings one for each table that the release published
   * @param withdrawn customers it was made with who have withdrawn their consent since; the night
   *     is not done again if there are any, for nothing is computed with them
   * @param erasedFrom the erasure that removed customers from it; then nothing is compared, for
   *     what it was made from is gone
   */
  public record Outcome(List<Finding> findings, long withdrawn, Optional<Long> erasedFrom) {
    public Outcome {
      findings = List.copyOf(findings);
    }

    /** The tables that are not as they were published. */
    public List<String> different() {
      return findings.stream().filter(f -> !f.isEqual()).map(Finding::table).toList();
    }
  }

  private Verification(Settings settings, Lake lake, Runner.Progress progress) {
    this.settings = settings;
    this.lake = lake;
    this.jobs = Jobs.of(settings);
    this.progress = progress;
  }

  public static Verification open(Settings settings, Runner.Progress progress) {
    return new Verification(settings, Sessions.lake(settings), progress);
  }

  /** The tables are compared by the columns that they had then. */
  public Outcome of(long release) {
    Optional<Long> erasure = RepeatableNight.published(release, new Ledger(lake)).erasedFrom();
    return erasure.isPresent() ? new Outcome(List.of(), 0, erasure) : compared(release);
  }

  private Outcome compared(long release) {
    ReleaseNote note = RepeatableNight.note(release, new Ledger(lake), settings);
    Lake again =
        lake.again(
            settings.home() + "/" + Leftovers.VERIFY + "/release-" + release,
            RepeatableNight.inputs(note, jobs.training()));
    again.remove();
    try {
      long withdrawn = withdrawnSince(note, again);
      if (withdrawn == 0) {
        repeat(note, again);
      }
      Optional<Lake> made = withdrawn == 0 ? Optional.of(again) : Optional.empty();
      return new Outcome(findings(note, made), withdrawn, Optional.empty());
    } finally {
      again.remove();
    }
  }

  /** One for each table that the release published; {@code made} holds the night done again. */
  private List<Finding> findings(ReleaseNote note, Optional<Lake> made) {
    List<Finding> findings = new ArrayList<>();
    for (Table table : Tables.published()) {
      String recorded = note.hashes().get(table.name());
      if (recorded != null) {
        Table then = lake.formerly(table, note.versions().get(table.name()));
        Optional<String> again =
            made.map(lake -> TableHash.of(then, lake.readAsOf(table, note.asOf())).toString());
        findings.add(new Finding(table.name(), recorded, stored(then, note), again));
      }
    }
    return findings;
  }

  /** Customers who granted a purpose when the release was made, and do not grant it by now. */
  private long withdrawnSince(ReleaseNote note, Lake again) {
    Inputs then = workspace(again).tables(jobs.named(ExplainSuppressions.JOB), run(note)).inputs();
    return Set.copyOf(jobs.madeFor().values()).stream()
        .map(purpose -> withdrawnSince(purpose, run(note), then))
        .reduce(Dataset::union)
        .orElseThrow()
        .distinct()
        .count();
  }

  private Dataset<Row> withdrawnSince(Purpose purpose, Run run, Inputs then) {
    boolean byDefault = settings.privacy().grantedByDefault(purpose);
    Dataset<Row> granted =
        Consent.grantedCustomers(
            Consent.statements(then.read(Tables.CONSENTS), then.read(Tables.REJECTED_CONSENTS)),
            then.read(Tables.IDENTITIES),
            purpose,
            run,
            byDefault);
    Dataset<Row> refusing =
        Consent.refusingByNow(
            ConsentGate.statements(lake),
            lake.read(Tables.IDENTITIES),
            purpose,
            run.now(),
            byDefault);
    return granted.join(refusing, new String[] {Columns.CUSTOMER_ID.name()}, "left_semi");
  }

  private void repeat(ReleaseNote note, Lake again) {
    Runner runner = new Runner(workspace(again), Clock.systemUTC(), progress, FaultPoint.NONE);
    Plan plan = Plan.of(jobs.training(), note.runKey(), Map.of());
    runner.run(plan, run(note), note.runKey(), done -> LOG.debug("{} done again", done.job()));
  }

  private DeltaWorkspace workspace(Lake again) {
    return new DeltaWorkspace(
        again, new Ledger(again), new ConsentGate(again, settings.privacy()), FaultPoint.NONE);
  }

  private Run run(ReleaseNote note) {
    return new Run(
        "verify-" + note.release(),
        note.asOf(),
        settings.zone(),
        settings.seed(),
        Clock.systemUTC().instant());
  }

  private String stored(Table table, ReleaseNote note) {
    return readable(
        table,
        () -> {
          Dataset<Row> rows =
              lake.read(table, note.versions().get(table.name())).where(AsOf.is(note.asOf()));
          return TableHash.of(table, rows).toString();
        });
  }

  /** A damaged file is a finding. */
  static String readable(Table table, Supplier<String> hash) {
    try {
      return hash.get();
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not declare.
      LOG.warn("{} cannot be read: {}", table, Failures.trace(e));
      return "unreadable";
    }
  }
}
