package io.dangol.night;

import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.REJECTED_EVENTS;

import io.dangol.lake.Erasure;
import io.dangol.lake.Lake;
import io.dangol.privacy.People;
import io.dangol.privacy.RejectsOfPeople;
import io.dangol.privacy.Trace;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of people in the tables of the lake.
 *
 * @param all tables to erase from, the vault last: it has the keys of the others
 */
record ErasedTables(Lake lake, Erasure erasure, People people, List<Table> all) {

  ErasedTables {
    all = List.copyOf(all);
  }

  /**
   * The tables that are there.
   *
   * @param isAnybodyKnown otherwise only the rejected records can have something
   */
  static ErasedTables of(Lake lake, People people, boolean isAnybodyKnown) {
    List<Table> tables = new ArrayList<>();
    for (Table table : Tables.all()) {
      Trace trace = Trace.in(table);
      boolean isConcerned = trace == Trace.TEXT || (trace != Trace.NONE && isAnybodyKnown);
      if (isConcerned && lake.exists(table)) {
        tables.add(table);
      }
    }
    if (tables.remove(IDENTITIES)) {
      tables.add(IDENTITIES);
    }
    return new ErasedTables(lake, new Erasure(lake), people, tables);
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
    return isText(table) ? rejects(table).count() : erasure.rows(table, keys(table));
  }

  void delete(Table table) {
    if (isText(table)) {
      erasure.deleteRejects(rejects(table), RejectsOfPeople.GOES);
    } else {
      erasure.delete(table, keys(table));
    }
  }

  private static boolean isText(Table table) {
    return Trace.in(table) == Trace.TEXT;
  }

  private Dataset<Row> keys(Table table) {
    Trace trace = Trace.in(table);
    return erasure.keys(trace.key().orElseThrow(), people.keys(trace));
  }

  private Dataset<Row> rejects(Table table) {
    if (!table.equals(REJECTED_EVENTS)) {
      throw new IllegalArgumentException("nothing says how to find people in " + table);
    }
    return RejectsOfPeople.in(lake.read(table), people);
  }
}
