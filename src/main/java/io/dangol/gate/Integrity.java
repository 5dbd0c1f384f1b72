package io.dangol.gate;

import static io.dangol.table.Tables.RECOMMENDATIONS;

import io.dangol.job.GateResult;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that there are rows to serve, and that each has its account and its item. */
public final class Integrity {

  /** The gate that refuses an empty table; a person can accept it. */
  public static final String NEVER_EMPTY = "never-empty";

  static final String KNOWN_ACCOUNTS = "known-accounts";
  static final String KNOWN_ITEMS = "known-items";

  /** Gates that nobody can accept, because the rows contradict the tables' declarations. */
  public static final Set<String> UNDENIABLE = Set.of("rules", KNOWN_ACCOUNTS, KNOWN_ITEMS);

  private Integrity() {}

  /**
   * The gates {@code never-empty}, {@code known-accounts} and {@code known-items} of one table.
   *
   * @param rows rows to be served
   * @param withoutAccount of these, rows whose customer has no account in the vault
   * @param withoutItem of these, rows whose item is unknown
   */
  public static List<GateResult> of(Table table, long rows, long withoutAccount, long withoutItem) {
    List<GateResult> results = new ArrayList<>();
    if (table.serving().neverEmpty()) {
      results.add(
          new GateResult(NEVER_EMPTY, table.name(), rows, "at least 1 row", rows > 0, false));
    }
    results.add(none(KNOWN_ACCOUNTS, table, withoutAccount));
    results.add(none(KNOWN_ITEMS, table, withoutItem));
    return results;
  }

  /**
   * The same results if the shop's own rules leave no item for any customer: the table of lists is
   * empty, as the rules demand.
   */
  public static List<GateResult> soldOut(List<GateResult> results) {
    return results.stream()
        .map(
            result ->
                result.gate().equals(NEVER_EMPTY) && result.subject().equals(RECOMMENDATIONS.name())
                    ? GateResult.notMeasured(
                        NEVER_EMPTY,
                        RECOMMENDATIONS.name(),
                        "recommend.repeat or recommend.rules leave no item for any customer")
                    : result)
        .toList();
  }

  private static GateResult none(String gate, Table table, long rows) {
    return new GateResult(gate, table.name(), rows, "0 rows without", rows == 0, false);
  }
}
