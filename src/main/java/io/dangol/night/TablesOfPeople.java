package io.dangol.night;

import static io.dangol.table.Tables.REJECTED_EVENTS;

import io.dangol.lake.KeyedRows;
import io.dangol.lake.Lake;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.People;
import io.dangol.privacy.RejectsOfPeople;
import io.dangol.privacy.Trace;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where in the lake people have rows, by the declarations of the tables. */
record TablesOfPeople(Lake lake, People people) {

  /** Looks accounts up in the vault. */
  static TablesOfPeople of(Lake lake, AccountList accounts) {
    Dataset<Row> given = new KeyedRows(lake).given(People.GIVEN, People.rows(accounts));
    return new TablesOfPeople(lake, People.of(accounts, given, lake.read(Tables.IDENTITIES)));
  }

  /** Every table that leads to a person, whether it is there or not. */
  static List<Table> declared() {
    return Tables.all().stream().filter(table -> Trace.in(table) != Trace.NONE).toList();
  }

  /** Whether people are found in the texts of the table; otherwise by {@link #keys}. */
  static boolean isText(Table table) {
    boolean isText = Trace.in(table) == Trace.TEXT;
    if (isText && !table.equals(REJECTED_EVENTS)) {
      throw new IllegalArgumentException("nothing says how to find people in " + table);
    }
    return isText;
  }

  /** The numbers of the people by which this table is joined. */
  Dataset<Row> keys(Table table) {
    Trace trace = Trace.in(table);
    return new KeyedRows(lake).keys(trace.key().orElseThrow(), people.keys(trace));
  }

  /** Their rows in a table with keys. */
  Dataset<Row> rows(Table table) {
    return new KeyedRows(lake).in(table, keys(table));
  }

  /** Where their rejected records are, as {@link RejectsOfPeople#in} says. */
  Dataset<Row> rejects() {
    return RejectsOfPeople.in(lake.read(REJECTED_EVENTS), people);
  }
}
