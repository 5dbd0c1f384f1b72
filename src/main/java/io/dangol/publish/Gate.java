package io.dangol.publish;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static java.util.stream.Collectors.joining;

import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a night must be before readers see it. */
public final class Gate {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** Refuses an empty release; a person can accept it. */
  public static final String NEVER_EMPTY = "never-empty";

  /** What nobody can accept: the rows contradict the tables' declarations. */
  public static final Set<String> INTEGRITY = Set.of("rules", "known-accounts", "known-items");

  private static final List<Table> FILLED = List.of(RECOMMENDATIONS, CUSTOMER_PROFILES);

  /**
   * What was measured of one table on its way to the store.
   *
   * @param rows rows to be served
   * @param withoutAccount of these, rows whose customer has no account in the vault
   * @param withoutItem of these, rows whose item is unknown
   */
  public record Measured(Table table, long rows, long withoutAccount, long withoutItem) {}

  private Gate() {}

  /**
   * The gates {@code never-empty}, {@code known-accounts} and {@code known-items}: rows are there,
   * each with its account and its item.
   */
  public static List<GateResult> of(List<Measured> tables) {
    List<GateResult> results = new ArrayList<>();
    for (Measured measured : tables) {
      String name = measured.table().name();
      if (FILLED.contains(measured.table())) {
        results.add(
            new GateResult(
                NEVER_EMPTY, name, measured.rows(), "at least 1 row", measured.rows() > 0, false));
      }
      results.add(none("known-accounts", name, measured.withoutAccount()));
      results.add(none("known-items", name, measured.withoutItem()));
    }
    return results;
  }

  /** The same results, those of the accepted gates let pass; a warning for each that had to be. */
  static List<GateResult> accepted(List<GateResult> results, Set<String> accepted) {
    List<GateResult> judged =
        results.stream()
            .map(result -> accepted.contains(result.gate()) ? result.accept() : result)
            .toList();
    judged.stream()
        .filter(GateResult::accepted)
        .forEach(result -> LOG.warn("accepted by --accept: {}", sentence(result)));
    return judged;
  }

  /** Throws a {@link Failure} of kind GATE with one line for each gate that refuses. */
  public static void require(List<GateResult> results) {
    List<GateResult> refused = results.stream().filter(GateResult::refuses).toList();
    if (refused.isEmpty()) {
      return;
    }
    String lines = refused.stream().map(Gate::sentence).collect(joining(System.lineSeparator()));
    String options =
        refused.stream()
            .map(GateResult::gate)
            .filter(gate -> !INTEGRITY.contains(gate))
            .distinct()
            .map(gate -> " --accept " + gate)
            .collect(joining());
    boolean mend = refused.stream().anyMatch(result -> INTEGRITY.contains(result.gate()));
    throw Failure.gate(
        lines
            + System.lineSeparator()
            + "Nothing was published; readers keep the former release. Look at the tables named"
            + " above in the lake"
            + (mend ? "." : "; who knows better publishes with 'nightly" + options + "'."),
        results);
  }

  private static GateResult none(String gate, String table, long rows) {
    return new GateResult(gate, table, rows, "0 rows without", rows == 0, false);
  }

  private static String sentence(GateResult gate) {
    return "gate %s, %s: %s".formatted(gate.gate(), gate.subject(), gate.sentence());
  }

  static String rows(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
  }
}
