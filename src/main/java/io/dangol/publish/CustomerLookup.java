package io.dangol.publish;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.DUE_FROM;
import static io.dangol.table.Columns.DUE_ON;
import static io.dangol.table.Columns.DUE_UNTIL;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.NEXT_PURCHASES;

import io.dangol.publish.ServedCustomer.ListedItem;
import io.dangol.publish.ServedCustomer.Sentence;
import io.dangol.publish.ServedCustomer.ServedShelf;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.table.Words.Shelf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what a release says of one account's customer. Callers hold the transaction.
 *
 * @param release the current one within the transaction
 */
record CustomerLookup(Sql sql, Release release) {

  private static final String OF_ACCOUNT = " where account_id = ? and account_kind = ?";

  /** Of next purchases, that of the shop among them. */
  private static final int MOST_DUE = 3;

  /** Columns that are shown elsewhere or mean nothing to a person. */
  private static final List<Field> NOT_TOLD = List.of(AS_OF_ON, CUSTOMER_ID);

  /** Where several kinds of account have the same id, the first kind by name. */
  Optional<ServedCustomer> find(String accountId) throws SQLException {
    return sql
        .query(
            this::customer,
            "select * from customer_profiles where account_id = ? order by account_kind limit 1",
            accountId)
        .stream()
        .findFirst();
  }

  private ServedCustomer customer(ResultSet profile) throws SQLException {
    String id = profile.getString("account_id");
    String kind = profile.getString("account_kind");
    List<ListedItem> list =
        sql.query(
            CustomerLookup::listedItem,
            "select * from recommendations" + OF_ACCOUNT + " order by rank",
            id,
            kind);
    return new ServedCustomer(
        release,
        id,
        kind,
        ServedValues.known(profile, CUSTOMER_PROFILES, field -> !NOT_TOLD.contains(field)),
        Stream.concat(sentences(id, kind).stream(), due(id, kind).stream()).toList(),
        list,
        shelves(id, kind));
  }

  /** In the order of their declaration. */
  private List<ServedShelf> shelves(String id, String kind) throws SQLException {
    Map<String, List<String>> titles = new TreeMap<>();
    sql.query(
            row -> Map.entry(row.getString("shelf"), title(row)),
            "select * from shelves" + OF_ACCOUNT + " order by rank",
            id,
            kind)
        .forEach(
            item ->
                titles
                    .computeIfAbsent(item.getKey(), shelf -> new ArrayList<>())
                    .add(item.getValue()));
    return Stream.of(Shelf.values())
        .filter(shelf -> titles.containsKey(shelf.word()))
        .map(shelf -> new ServedShelf(shelf.word(), titles.get(shelf.word())))
        .toList();
  }

  /** The sentences that tables declare for their rows, in the order of tables and keys. */
  private List<Sentence> sentences(String id, String kind) throws SQLException {
    List<Sentence> sentences = new ArrayList<>();
    for (Table table : Tables.published()) {
      if (table.has(CUSTOMER_ID)) {
        ToldRows.of(sql, table, OF_ACCOUNT, "account_id", id, kind).stream()
            .map(text -> new Sentence(table.shortName(), text))
            .forEach(sentences::add);
      }
    }
    return sentences;
  }

  /** One sentence on the next purchase and on what is due first; none where nothing is likely. */
  private List<Sentence> due(String id, String kind) throws SQLException {
    List<String> dates =
        sql.query(
            CustomerLookup::due,
            "select * from next_purchases"
                + OF_ACCOUNT
                + " and due_on is not null"
                + " order by case scope when 'shop' then 0 else 1 end, due_on, scope desc, subject"
                + " limit "
                + MOST_DUE,
            id,
            kind);
    return dates.isEmpty()
        ? List.of()
        : List.of(
            new Sentence(NEXT_PURCHASES.shortName(), "buys next: " + String.join(", ", dates)));
  }

  private static String due(ResultSet row) throws SQLException {
    return "%s %s (%s to %s)"
        .formatted(
            row.getString("subject"),
            ServedValues.text(row, DUE_ON),
            ServedValues.text(row, DUE_FROM),
            ServedValues.text(row, DUE_UNTIL));
  }

  private static ListedItem listedItem(ResultSet row) throws SQLException {
    return new ListedItem(
        row.getInt("rank"),
        row.getString("item_code"),
        title(row),
        row.getDouble("score"),
        row.getString("candidate_source"),
        row.getString("reason"));
  }

  /** The item's name, else its code. */
  private static String title(ResultSet row) throws SQLException {
    String title = row.getString("item_title");
    return title == null ? row.getString("item_code") : title;
  }
}
