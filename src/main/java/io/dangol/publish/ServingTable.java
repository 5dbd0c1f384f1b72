package io.dangol.publish;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.ITEM_TITLE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.REASON_ITEM_CODES;
import static io.dangol.table.Columns.REASON_SENTENCE;
import static io.dangol.table.Columns.RELATED_ITEM_CODE;
import static io.dangol.table.Columns.RELATED_ITEM_ID;
import static io.dangol.table.Columns.RELATED_ITEM_TITLE;
import static io.dangol.table.Columns.SEGMENT_ID;

import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of a published table in the serving store, derived from its declaration.
 *
 * <p>If the gold table has a customer, there is one row per account of the customer, so that a CRM
 * finds it by any of them. If it has an item, the code and title of the item follow its id. Items
 * of a reason become codes, followed by a sentence. Every row also has its release.
 *
 * @param gold the table that the rows come from
 * @param columns without the release, in the order in which they are served
 * @param key identifies a row within a release
 * @param lookups single columns, in addition to the key, by which a CRM looks up rows
 * @param version of the contract with readers
 */
public record ServingTable(
    Table gold, List<Field> columns, List<Field> key, List<Field> lookups, int version) {
  public ServingTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    lookups = List.copyOf(lookups);
  }

  public static ServingTable of(Table gold) {
    List<Field> columns = gold.columns().stream().flatMap(ServingTable::served).toList();
    List<Field> key = new ArrayList<>();
    if (gold.has(CUSTOMER_ID)) {
      key.addAll(List.of(ACCOUNT_ID, ACCOUNT_KIND));
    }
    gold.key().stream()
        .filter(f -> !f.equals(AS_OF_ON) && !f.equals(CUSTOMER_ID))
        .forEach(key::add);
    List<Field> lookups =
        Stream.of(CUSTOMER_ID, ITEM_CODE, SEGMENT_ID)
            .filter(field -> columns.contains(field) && !key.contains(field))
            .toList();
    return new ServingTable(gold, columns, key, lookups, gold.contract());
  }

  /** Every published table, in the order in which tables are declared. */
  public static List<ServingTable> all() {
    return Tables.published().stream().map(ServingTable::of).toList();
  }

  /** The published tables and the table that the store derives from them. */
  public static List<ServingTable> stored() {
    List<ServingTable> stored = new ArrayList<>(all());
    stored.add(ReleaseChanges.TABLE);
    return List.copyOf(stored);
  }

  /** The name of the public view, such as {@code recommendations}. */
  public String name() {
    return gold.shortName();
  }

  /**
   * The public views: the latest version under the plain name and under its own, and former
   * versions as long as the declaration still keeps their contracts.
   */
  public List<ServingView> views() {
    List<ServingView> views = new ArrayList<>();
    views.add(new ServingView(name(), this, columns));
    views.add(new ServingView(ViewContract.name(name(), version), this, columns));
    for (int former = 1; former < version; former++) {
      ViewContract.published(name(), former)
          .filter(contract -> contract.brokenBy(ViewContract.of(this)).isEmpty())
          .ifPresent(
              contract -> views.add(new ServingView(contract.name(), this, shown(contract))));
    }
    return List.copyOf(views);
  }

  /** The views among these that show a version of this table that is no longer declared. */
  List<String> formerViews(List<String> names) {
    List<String> shown = views().stream().map(ServingView::name).toList();
    return names.stream()
        .filter(name -> name.matches(name() + "_v[0-9]+") && !shown.contains(name))
        .toList();
  }

  /** The name of the table behind the view, which holds all kept releases. */
  public String storage() {
    return "released_" + name();
  }

  public String grain() {
    return gold.has(CUSTOMER_ID)
        ? gold.grain() + ", repeated for each account of the customer"
        : gold.grain();
  }

  public boolean has(Field field) {
    return columns.contains(field);
  }

  private List<Field> shown(ViewContract contract) {
    return columns.stream().filter(field -> contract.has(field.name())).toList();
  }

  private static Stream<Field> served(Field field) {
    if (field.equals(CUSTOMER_ID)) {
      return Stream.of(ACCOUNT_ID, ACCOUNT_KIND, CUSTOMER_ID);
    }
    if (field.equals(ITEM_ID)) {
      return Stream.of(ITEM_ID, ITEM_CODE, ITEM_TITLE);
    }
    if (field.equals(RELATED_ITEM_ID)) {
      return Stream.of(RELATED_ITEM_ID, RELATED_ITEM_CODE, RELATED_ITEM_TITLE);
    }
    if (field.equals(REASON_ITEMS)) {
      return Stream.of(REASON_ITEM_CODES, REASON_SENTENCE);
    }
    return Stream.of(field);
  }
}
