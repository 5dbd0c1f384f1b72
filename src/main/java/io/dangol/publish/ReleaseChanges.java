package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Tables.SUPPRESSIONS;
import static java.util.stream.Collectors.joining;

import io.dangol.table.Field;
import io.dangol.table.Serving.Changing;
import io.dangol.table.Tables;
import io.dangol.table.Words.Change;
import io.dangol.table.Words.ChangedThing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * The differences between two releases, account by account: the rows of the view {@code
 * changed_since_last_release}, computed by SQL that works in SQLite (from 3.44) and in PostgreSQL.
 *
 * <p>Only a change of meaning counts: of the values that the tables declare ({@link Changing}),
 * such as the name of a segment, and of the set of items on a list. Probabilities, scores and the
 * order of a list do not count. Null counts as absent. Compared with release 0, before the first
 * one, everything is new. Withheld accounts ({@link WithheldAccounts}) only appear as gone.
 */
final class ReleaseChanges {

  /** The layout of the rows in a store. */
  static final ServingTable TABLE = ServingTable.of(Tables.CHANGES);

  private static final String STORED = TABLE.storage();

  private static final String OF_THE_ACCOUNT =
      "withheld where withheld.account_id = %1$s.account_id and withheld.account_kind = %1$s.account_kind"
          .formatted(STORED);

  private static final String WITHHELD_EVERYWHERE =
      "(select count(*) from %s) = %s".formatted(OF_THE_ACCOUNT, ofCustomers().size());

  /** The account is withheld from the view that shows the changed value. */
  private static final String WITHHELD_HERE =
      "exists (select 1 from %s and view_name = case what%s end)"
          .formatted(
              OF_THE_ACCOUNT,
              ofCustomers().stream()
                  .flatMap(
                      table ->
                          table.gold().serving().changes().stream()
                              .map(
                                  c ->
                                      " when '%s' then '%s'"
                                          .formatted(c.thing().word(), table.name())))
                  .collect(joining()));

  private ReleaseChanges() {}

  /**
   * Replaces the rows of a release; the caller holds the transaction.
   *
   * @param former the release that readers see until then; 0 before the first
   */
  static boolean make(Sql sql, long former, long release) throws SQLException {
    for (String statement : statements(former, release)) {
      sql.execute(statement);
    }
    redactWithheld(sql, "release = " + release);
    return true;
  }

  /**
   * Hides the changes of withheld accounts: for what an account is withheld from, only the fact
   * that it is gone remains, without a value. For an account that is withheld from every view, only
   * the fact that the customer is gone remains. The caller holds the transaction.
   *
   * @param which condition on the rows
   */
  static void redactWithheld(Sql sql, String which) throws SQLException {
    sql.execute(
        "delete from %1$s where %2$s and (%4$s and not (what = '%3$s' and change = '%5$s') or %6$s and change <> '%5$s')"
            .formatted(
                STORED,
                which,
                ChangedThing.CUSTOMER.word(),
                WITHHELD_EVERYWHERE,
                Change.GONE.word(),
                WITHHELD_HERE));
    sql.execute(
        "update %s set value_before = null where %s and %s"
            .formatted(STORED, which, WITHHELD_HERE));
  }

  private static List<String> statements(long former, long release) {
    List<String> statements = new ArrayList<>();
    statements.add("delete from %s where release = %s".formatted(TABLE.storage(), release));
    statements.add(
        insert(ChangedThing.CUSTOMER, false, former, release, ReleaseChanges::customers));
    for (ServingTable table : ofCustomers()) {
      boolean isList = table.gold().hasSeveralOf(CUSTOMER_ID);
      for (Changing changing : table.gold().serving().changes()) {
        LongFunction<String> states =
            number ->
                isList
                    ? sets(table, changing.value(), number)
                    : values(table, changing.value(), number);
        statements.add(insert(changing.thing(), !isList, former, release, states));
      }
    }
    return statements;
  }

  /**
   * @param isShown whether people see the two states as values
   * @param states query of a release: account_id, account_kind, customer_id, state
   */
  private static String insert(
      ChangedThing thing, boolean isShown, long former, long release, LongFunction<String> states) {
    return """
        insert into %s (release, since_release, account_id, account_kind, customer_id, what, change,
          value_before, value_after)
        select %s, %s, account_id, account_kind,
          coalesce(max(case when has = 1 then customer_id end), max(customer_id)), '%s',
          case when max(had) = 0 then '%s' when max(has) = 0 then '%s' else '%s' end, %s
        from (
          select account_id, account_kind, customer_id, 1 as had, 0 as has,
            state as state_before, cast(null as text) as state_after
          from (%s) as former
          union all
          select account_id, account_kind, customer_id, 0 as had, 1 as has,
            cast(null as text) as state_before, state as state_after
          from (%s) as latter) as sides
        group by account_id, account_kind
        having max(had) = 0 or max(has) = 0
          or coalesce(max(state_before), '') <> coalesce(max(state_after), '')"""
        .formatted(
            TABLE.storage(),
            release,
            former,
            thing.word(),
            Change.NEW.word(),
            Change.GONE.word(),
            Change.CHANGED.word(),
            isShown
                ? "max(state_before), max(state_after)"
                : "cast(null as text), cast(null as text)",
            states.apply(former),
            states.apply(release));
  }

  /** Every account in any table of customers, except the table of suppressed customers. */
  private static String customers(long release) {
    String known =
        ofCustomers().stream()
            .map(
                table ->
                    "select account_id, account_kind, customer_id from %s where release = %s%s"
                        .formatted(
                            table.storage(), release, table.has(RANK) ? " and rank = 1" : ""))
            .collect(joining(" union "));
    return "select account_id, account_kind, customer_id, cast(null as text) as state from (%s) as known"
        .formatted(known);
  }

  private static List<ServingTable> ofCustomers() {
    return ServingTable.all().stream()
        .filter(table -> table.has(CUSTOMER_ID) && !table.gold().equals(SUPPRESSIONS))
        .toList();
  }

  /** The set of a customer's values as one text, which is only compared and never shown. */
  private static String sets(ServingTable table, Field value, long release) {
    return String.format(
        Locale.ROOT,
        """
        select account_id, account_kind, max(customer_id) as customer_id,
          string_agg(cast(%1$s as text), ',' order by %1$s) as state
        from %2$s where release = %3$d group by account_id, account_kind""",
        value,
        table.storage(),
        release);
  }

  private static String values(ServingTable table, Field value, long release) {
    return String.format(
        Locale.ROOT,
        "select account_id, account_kind, customer_id, %1$s as state from %2$s where release = %3$d and %1$s is not null",
        value,
        table.storage(),
        release);
  }
}
