package io.dangol.publish;

import static io.dangol.table.Columns.CHURN_BAND;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.JOURNEY_STAGE;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SUPPRESSIONS;
import static java.util.stream.Collectors.joining;

import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * What one release changes against another, account by account: the rows of the view {@code
 * changed_since_last_release}, made by SQL that SQLite (from 3.44) and PostgreSQL understand alike.
 *
 * <p>Only what has another meaning is a change: a segment's name, a churn band, a journey stage,
 * and the set of items on a list. Probabilities, scores and the order of a list are none. What is
 * null counts as not there. Against release 0, before the first, everything is new. Of accounts
 * that are withheld ({@link WithheldAccounts}) no more is said than that they are gone.
 */
final class ReleaseChanges {

  /** How the rows stand in a store. */
  static final ServingTable TABLE = ServingTable.of(Tables.CHANGES);

  /** The items of a list without their order; never shown. */
  private static final String SET_OF_ITEMS =
      "string_agg(cast(item_id as text), ',' order by item_id)";

  private static final String STORED = TABLE.storage();

  private static final String OF_THE_ACCOUNT =
      "withheld where withheld.account_id = %1$s.account_id and withheld.account_kind = %1$s.account_kind"
          .formatted(STORED);

  private static final String WITHHELD_EVERYWHERE =
      "(select count(*) from %s) = %s".formatted(OF_THE_ACCOUNT, ofCustomers().size());

  /** From the view that has what is said. */
  private static final String WITHHELD_HERE =
      """
      exists (select 1 from %s and view_name = case what when 'list' then '%s'
        when 'segment' then '%s' when 'churn_band' then '%s' when 'journey_stage' then '%s' end)"""
          .formatted(
              OF_THE_ACCOUNT,
              RECOMMENDATIONS.shortName(),
              CUSTOMER_SEGMENTS.shortName(),
              CHURN_SCORES.shortName(),
              CUSTOMER_PROFILES.shortName());

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
    quieten(sql, "release = " + release);
    return true;
  }

  /**
   * Leaves of what is said about accounts that are withheld no more than that they are gone,
   * without a value; of those withheld from every view, that the customer is. The caller holds the
   * transaction.
   *
   * @param which condition on the rows
   */
  static void quieten(Sql sql, String which) throws SQLException {
    sql.execute(
        "delete from %s where %s and (%s and not (what = 'customer' and change = 'gone') or %s and change <> 'gone')"
            .formatted(STORED, which, WITHHELD_EVERYWHERE, WITHHELD_HERE));
    sql.execute(
        "update %s set value_before = null where %s and %s"
            .formatted(STORED, which, WITHHELD_HERE));
  }

  private static List<String> statements(long former, long release) {
    List<String> statements = new ArrayList<>();
    statements.add("delete from %s where release = %s".formatted(TABLE.storage(), release));
    statements.add(insert("customer", false, former, release, ReleaseChanges::customers));
    statements.add(insert("list", false, former, release, ReleaseChanges::lists));
    statements.add(insert("segment", CUSTOMER_SEGMENTS, SEGMENT_NAME, former, release));
    statements.add(insert("churn_band", CHURN_SCORES, CHURN_BAND, former, release));
    statements.add(insert("journey_stage", CUSTOMER_PROFILES, JOURNEY_STAGE, former, release));
    return statements;
  }

  private static String insert(String what, Table table, Field value, long former, long release) {
    return insert(what, true, former, release, number -> values(table, value, number));
  }

  /**
   * @param shown whether the two states are values for people
   * @param states query of a release: account_id, account_kind, customer_id, state
   */
  private static String insert(
      String what, boolean shown, long former, long release, LongFunction<String> states) {
    return """
        insert into %s (release, since_release, account_id, account_kind, customer_id, what, change,
          value_before, value_after)
        select %s, %s, account_id, account_kind,
          coalesce(max(case when has = 1 then customer_id end), max(customer_id)), '%s',
          case when max(had) = 0 then 'new' when max(has) = 0 then 'gone' else 'changed' end, %s
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
            what,
            shown
                ? "max(state_before), max(state_after)"
                : "cast(null as text), cast(null as text)",
            states.apply(former),
            states.apply(release));
  }

  /** Every account that any table of customers has, but for the one that says who is in none. */
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

  private static String lists(long release) {
    return """
        select account_id, account_kind, max(customer_id) as customer_id, %s as state
        from %s where release = %s group by account_id, account_kind"""
        .formatted(SET_OF_ITEMS, ServingTable.of(RECOMMENDATIONS).storage(), release);
  }

  private static String values(Table table, Field value, long release) {
    return String.format(
        Locale.ROOT,
        "select account_id, account_kind, customer_id, %1$s as state from %2$s where release = %3$d and %1$s is not null",
        value,
        ServingTable.of(table).storage(),
        release);
  }
}
