package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.table.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares a schema so that this version can publish into it: creates everything in an empty
 * schema, adds columns, views, comments and grants to an older one, and changes nothing if all
 * fits.
 *
 * <p>A column that is no longer declared stays and is null in new releases.
 */
final class PostgresUpgrade {

  /** Names of the columns of a table, view or index in order; none if there is no such relation. */
  static final String COLUMNS =
      """
      select attname from pg_attribute
      where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum""";

  private final PostgresSettings settings;
  private final Sql sql;

  PostgresUpgrade(PostgresSettings settings, Sql sql) {
    this.settings = settings;
    this.sql = sql;
  }

  /** Does what must be done, one run at a time; changes nothing in a schema that fits. */
  void apply() {
    sql.run(this::requireSchema);
    if (sql.read(this::statements).isEmpty()) {
      return;
    }
    sql.writeAll(
        () -> {
          // A comment waits for any other comment on the schema, so one upgrade runs at a time.
          // Only
          // the owner of the schema may comment on it.
          sql.execute(
              "comment on schema " + settings.schema() + " is 'The serving store of Dangol.'");
          for (String statement : statements()) {
            sql.execute(statement);
          }
        });
  }

  private void requireSchema() throws SQLException {
    if (sql.texts("select 1 from pg_namespace where nspname = ?", settings.schema()).isEmpty()) {
      throw Failure.configuration(
          settings.where()
              + ": there is no such schema. scripts/postgres-roles prints the statements that make"
              + " it and its roles");
    }
  }

  private List<String> statements() throws SQLException {
    List<String> statements = new ArrayList<>();
    if (sql.texts(COLUMNS, "store_layout").isEmpty()) {
      statements.addAll(PostgresLedgerLayout.TABLES);
    } else {
      requireVersion();
    }
    if (sql.texts(COLUMNS, "store_lake").isEmpty()) {
      statements.addAll(PostgresLedgerLayout.LAKE);
    }
    if (sql.texts(COLUMNS, "withheld").isEmpty()) {
      statements.addAll(WithheldAccounts.tables("text collate \"C\""));
    }
    PostgresViewUpgrade views = new PostgresViewUpgrade(sql, settings.schema());
    for (ServingTable table : ServingTable.stored()) {
      addTable(table, statements);
      views.addStatements(table, statements);
    }
    for (String reader : settings.readers()) {
      addGrants(reader, statements);
    }
    return statements;
  }

  private void requireVersion() throws SQLException {
    long version = sql.numbers("select version from store_layout").get(0);
    if (version != PostgresLedgerLayout.VERSION) {
      throw Failure.storage(
          settings.where()
              + ": layout version "
              + version
              + ", this Dangol writes version "
              + PostgresLedgerLayout.VERSION
              + ". Set publish.postgres.schema to a new one; the night is published there",
          null);
    }
  }

  private void addTable(ServingTable table, List<String> statements) throws SQLException {
    List<String> columns = sql.texts(COLUMNS, table.storage());
    if (columns.isEmpty()) {
      statements.add(PostgresLayout.createTable(table));
    } else {
      for (Field field : table.columns()) {
        if (!columns.contains(field.name())) {
          statements.add(PostgresLayout.addColumn(table, field));
        }
      }
    }
    for (Field lookup : table.lookups()) {
      if (sql.texts(COLUMNS, PostgresLayout.indexName(table, lookup)).isEmpty()) {
        statements.add(PostgresLayout.createIndex(table, lookup));
      }
    }
  }

  private void addGrants(String reader, List<String> statements) throws SQLException {
    requireRole(reader);
    List<String> shown = new ArrayList<>(List.of("current_release"));
    for (ServingTable table : ServingTable.stored()) {
      table.views().forEach(view -> shown.add(view.name()));
    }
    for (String name : shown) {
      if (statements.contains("drop view " + name) || !isGranted(reader, name)) {
        statements.add("grant select on " + name + " to " + reader);
      }
    }
  }

  private boolean isGranted(String reader, String name) throws SQLException {
    return sql.query(
            row -> row.getBoolean(1),
            "select coalesce(has_table_privilege(?, to_regclass(?), 'select'), false)",
            reader,
            name)
        .get(0);
  }

  private void requireRole(String reader) throws SQLException {
    if (sql.texts("select 1 from pg_roles where rolname = ?", reader).isEmpty()) {
      throw Failure.configuration(
          settings.where()
              + ": there is no role "
              + reader
              + ", which publish.postgres.readers names. scripts/postgres-roles prints the"
              + " statements that make it; an empty list grants nothing");
    }
  }
}
