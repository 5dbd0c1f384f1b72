package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares a SQLite file so that this version can publish into it: creates everything in a new
 * file, adds columns and views to an older one, and changes nothing if all fits.
 *
 * <p>A column that is no longer declared stays and is null in new releases.
 */
final class SqliteUpgrade {

  private static final String DEFINITION =
      "select sql from sqlite_master where type = ? and name = ?";

  private final Path file;
  private final Sql sql;

  SqliteUpgrade(Path file, Sql sql) {
    this.file = file;
    this.sql = sql;
  }

  /** Writes nothing to a file that fits, so that opening never waits for another run's load. */
  void apply() {
    if (sql.read(this::statements).isEmpty()) {
      return;
    }
    sql.write(
        () -> {
          List<String> statements = statements();
          for (String statement : statements) {
            sql.execute(statement);
          }
          return statements.size();
        });
  }

  /** The missing statements in their order; empty if the file fits. */
  private List<String> statements() throws SQLException {
    long version = sql.numbers("pragma user_version").get(0);
    requireKnown(version);
    List<String> statements = new ArrayList<>();
    if (version == 0) {
      statements.addAll(SqliteLayout.LEDGER);
    }
    if (sql.texts(DEFINITION, "table", "store_lake").isEmpty()) {
      statements.add(SqliteLayout.LAKE);
    }
    if (sql.texts(DEFINITION, "table", "withheld").isEmpty()) {
      statements.addAll(WithheldAccounts.tables("text"));
    }
    for (ServingTable table : ServingTable.stored()) {
      addTable(table, statements);
      for (ServingView view : table.views()) {
        addView(view, statements);
      }
      dropFormerViews(table, statements);
    }
    if (version == 0) {
      statements.add("pragma user_version = " + SqliteLayout.VERSION);
    }
    return statements;
  }

  private void requireKnown(long version) {
    if (version != 0 && version != SqliteLayout.VERSION) {
      throw Failure.storage(
          file
              + ": layout version "
              + version
              + ", this Dangol writes version "
              + SqliteLayout.VERSION
              + ". Set publish.sqlite.path to a new file; the night is published there",
          null);
    }
  }

  private void addTable(ServingTable table, List<String> statements) throws SQLException {
    List<String> columns = sql.texts("select name from pragma_table_info(?)", table.storage());
    if (columns.isEmpty()) {
      statements.add(SqliteLayout.createTable(table));
    } else {
      for (Field field : table.columns()) {
        if (!columns.contains(field.name())) {
          statements.add(SqliteLayout.addColumn(table, field));
        }
      }
    }
    for (Field lookup : table.lookups()) {
      String name = SqliteLayout.indexName(table, lookup);
      if (sql.texts(DEFINITION, "index", name).isEmpty()) {
        statements.add(SqliteLayout.createIndex(table, lookup));
      }
    }
  }

  private void addView(ServingView view, List<String> statements) throws SQLException {
    String wanted = "create " + view.definition();
    List<String> found = sql.texts(DEFINITION, "view", view.name());
    if (!found.isEmpty() && !found.get(0).equalsIgnoreCase(wanted)) {
      statements.add("drop view " + view.name());
    }
    if (found.isEmpty() || !found.get(0).equalsIgnoreCase(wanted)) {
      statements.add(wanted);
    }
  }

  /**
   * Drops views whose contracts the declaration no longer keeps: a wrong view is worse than none.
   */
  private void dropFormerViews(ServingTable table, List<String> statements) throws SQLException {
    List<String> views = sql.texts("select name from sqlite_master where type = 'view'");
    table.formerViews(views).forEach(name -> statements.add("drop view " + name));
  }
}
