package io.dangol.night;

import static io.dangol.table.Tables.IDENTITIES;

import io.dangol.lake.Erasure;
import io.dangol.privacy.RejectsOfPeople;
import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of people in the tables of the lake.
 *
 * @param all tables to erase from, the vault last: it has the keys of the others
 */
record ErasedTables(TablesOfPeople people, Erasure erasure, List<Table> all) {

  ErasedTables {
    all = List.copyOf(all);
  }

  /**
   * The tables that are there.
   *
   * @param isAnybodyKnown otherwise only the rejected records can have something
   */
  static ErasedTables of(TablesOfPeople people, boolean isAnybodyKnown) {
    List<Table> tables = new ArrayList<>();
    for (Table table : TablesOfPeople.declared()) {
      boolean isConcerned = isAnybodyKnown || TablesOfPeople.isText(table);
      if (isConcerned && people.lake().exists(table)) {
        tables.add(table);
      }
    }
    if (tables.remove(IDENTITIES)) {
      tables.add(IDENTITIES);
    }
    return new ErasedTables(people, new Erasure(people.lake()), tables);
  }

  /** Their rows in each table but those that were counted already. */
  Map<String, Long> rows(Set<String> counted) {
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : all) {
      if (!counted.contains(table.name())) {
        rows.put(table.name(), rows(table));
      }
    }
    return rows;
  }

  long rows(Table table) {
    return TablesOfPeople.isText(table) ? people.rejects().count() : people.rows(table).count();
  }

  void delete(Table table) {
    if (TablesOfPeople.isText(table)) {
      erasure.deleteRejects(people.rejects(), RejectsOfPeople.GOES);
    } else {
      erasure.delete(table, people.keys(table));
    }
  }
}
