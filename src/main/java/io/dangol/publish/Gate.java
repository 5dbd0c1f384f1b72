package io.dangol.publish;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.RECOMMENDATIONS;

import io.dangol.job.Failure;
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

  /** Throws a {@link Failure} of kind GATE with one line for each broken bound. */
  public static void check(List<Measured> tables) {
    List<String> broken = new ArrayList<>();
    for (Measured measured : tables) {
      String name = measured.table().name();
      if (NEVER_EMPTY.contains(measured.table()) && measured.rows() == 0) {
        broken.add(name + ": 0 rows, must be at least 1");
      }
      if (measured.withoutAccount() > 0) {
        broken.add(
            name + ": " + rows(measured.withoutAccount()) + " without an account, must be 0");
      }
      if (measured.withoutItem() > 0) {
        broken.add(name + ": " + rows(measured.withoutItem()) + " without an item, must be 0");
      }
    }
    if (!broken.isEmpty()) {
      throw Failure.gate(
          String.join(System.lineSeparator(), broken)
              + System.lineSeparator()
              + "Nothing was published; readers keep the former release. Look at the tables named"
              + " above in the lake and run the night again.");
    }
  }

  static String rows(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
  }
}
