package io.dangol.publish;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;

import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what a release says of one item. Callers hold the transaction.
 *
 * @param release the current one within the transaction
 */
record ItemLookup(Sql sql, Release release) {

  private static final int RELATED_SHOWN = 3;

  /** Customers are counted, not accounts. */
  Optional<ServedItem> find(String code) throws SQLException {
    Map<String, Long> bySource = bySource(code);
    List<String> told = told(code);
    List<ServedItem.Related> related = related(code);
    return sql
        .query(
            row ->
                new ServedItem(
                    release,
                    code,
                    titleOr(code, row.getString("title")),
                    row.getLong("customers"),
                    row.getLong("on_first_rank"),
                    bySource,
                    told,
                    related),
            """
            select max(item_title) as title, sum(customers) as customers,
              sum(on_first_rank) as on_first_rank from (
              select max(item_title) as item_title, count(distinct customer_id) as customers,
                count(distinct case when rank = 1 then customer_id end) as on_first_rank
              from recommendations where item_code = ? having count(*) > 0
              union all
              select max(item_title), 0, 0
              from related_items where item_code = ? having count(*) > 0
              union all
              select max(item_title), 0, 0
              from item_demand where item_code = ? having count(*) > 0) as known
            having count(*) > 0""",
            code,
            code,
            code)
        .stream()
        .findFirst();
  }

  private Map<String, Long> bySource(String code) throws SQLException {
    Map<String, Long> bySource = new TreeMap<>();
    sql.query(
        row -> bySource.put(row.getString("candidate_source"), row.getLong("customers")),
        """
        select candidate_source, count(distinct customer_id) as customers from recommendations
        where item_code = ? group by candidate_source""",
        code);
    return bySource;
  }

  /** The sentences that tables of items declare for their rows. */
  private List<String> told(String code) throws SQLException {
    List<String> sentences = new ArrayList<>();
    for (Table table : Tables.published()) {
      if (table.has(ITEM_ID) && !table.has(CUSTOMER_ID)) {
        sentences.addAll(ToldRows.of(sql, table, " where item_code = ?", "item_code", code));
      }
    }
    return sentences;
  }

  private List<ServedItem.Related> related(String code) throws SQLException {
    return sql.query(
        ItemLookup::related,
        """
        select relation, rank, related_item_code, related_item_title from related_items
        where item_code = ? and rank <= ? order by relation, rank""",
        code,
        RELATED_SHOWN);
  }

  private static ServedItem.Related related(ResultSet row) throws SQLException {
    String code = row.getString("related_item_code");
    return new ServedItem.Related(
        row.getString("relation"),
        row.getInt("rank"),
        code,
        titleOr(code, row.getString("related_item_title")));
  }

  private static String titleOr(String code, String title) {
    return title == null ? code : title;
  }
}
