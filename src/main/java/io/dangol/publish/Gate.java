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

/** What a night must be before readers see it. */
public final class Gate {

  private static final List<Table> NEVER_EMPTY = List.of(RECOMMENDATIONS, CUSTOMER_PROFILES);

  /**
   * What was measured of one table on its way to the store.
   *
   * @param rows rows to be served
   * @param withoutAccount of these, rows whose customer has no account in the vault
   * @param withoutItem of these, rows whose item is unknown
   */
  public record Measured(Table table, long rows, long withoutAccount, long withoutItem) {}

  private Gate() {}

  /** The gates {@code never-empty} and {@code traceable}: rows are there, with account and item. */
  public static List<GateResult> of(List<Measured> tables) {
    List<GateResult> results = new ArrayList<>();
    for (Measured measured : tables) {
      String name = measured.table().name();
      if (NEVER_EMPTY.contains(measured.table())) {
        results.add(
            new GateResult(
                "never-empty",
                name,
                measured.rows(),
                "at least 1 row",
                measured.rows() > 0,
                false));
      }
      results.add(none("known-accounts", name, measured.withoutAccount()));
      results.add(none("known-items", name, measured.withoutItem()));
    }
    return results;
  }

  /** Throws a {@link Failure} of kind GATE with one line for each gate that refuses. */
  public static void require(List<GateResult> results) {
    List<GateResult> refused = results.stream().filter(GateResult::refuses).toList();
    if (refused.isEmpty()) {
      return;
    }
    String lines = refused.stream().map(Gate::sentence).collect(joining(System.lineSeparator()));
    throw Failure.gate(
        lines
            + System.lineSeparator()
            + "Nothing was published; readers keep the former release. Look at the tables named"
            + " above in the lake; who knows better publishes with 'nightly --accept "
            + refused.get(0).gate()
            + "'.",
        results);
  }

  private static GateResult none(String gate, String table, long rows) {
    return new GateResult(gate, table, rows, "0 rows without", rows == 0, false);
  }

  private static String sentence(GateResult gate) {
    return "gate %s, %s: %s, must be %s"
        .formatted(gate.gate(), gate.subject(), number(gate.value()), gate.bound());
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  static String rows(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
  }
}
