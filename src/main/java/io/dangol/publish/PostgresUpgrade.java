package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be done to a schema before this version can publish into it: everything for an empty
 * one, nothing for one that fits, new columns, views, sentences and grants otherwise.
 *
 * <p>A column that is not declared any more stays, filled with null from then on.
 */
final class PostgresUpgrade {

  private static final String COLUMNS =
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
    sql.read(
        () -> {
          requireSchema();
          return true;
        });
    if (sql.read(this::statements).isEmpty()) {
      return;
    }
    sql.write(
        () -> {
          // One at a time: a comment waits for another one, and only the schema's owner may make
          // it.
          sql.execute(
              "comment on schema " + settings.schema() + " is 'The serving store of Dangol.'");
          for (String statement : statements()) {
            sql.execute(statement);
          }
          return true;
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
    for (ServingTable table : ServingTable.stored()) {
      addTable(table, statements);
      for (ServingView view : table.views()) {
        addView(view, statements);
      }
      dropFormerViews(table, statements);
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

  /** Adds columns in place where it can: other views may stand upon this one, and it has grants. */
  private void addView(ServingView declared, List<String> statements) throws SQLException {
    List<String> columns = sql.texts(COLUMNS, declared.name());
    ServingView view = declared.inOrderOf(columns);
    boolean fits = columns.equals(view.columnNames()) && asksWhomToWithhold(view);
    if (!fits) {
      if (!view.columnNames().containsAll(columns)) {
        statements.add("drop view " + view.name());
      }
      statements.add("create or replace " + view.definition());
    }
    comment("view " + view.name(), 0, view.name(), view.table().grain() + ".", fits, statements);
    List<Field> fields = new ArrayList<>(List.of(Columns.RELEASE));
    fields.addAll(view.columns());
    for (int i = 0; i < fields.size(); i++) {
      String column = "column " + view.name() + "." + fields.get(i).name();
      comment(column, i + 1, view.name(), fields.get(i).doc(), fits, statements);
    }
  }

  /** The server keeps a definition in words of its own. */
  private boolean asksWhomToWithhold(ServingView view) throws SQLException {
    boolean asked = view.definition().contains("withheld");
    return sql.query(
            row -> row.getBoolean(1) == asked,
            "select pg_get_viewdef(to_regclass(?)) like '%withheld%'",
            view.name())
        .get(0);
  }

  /**
   * Views of contracts that the declaration does not keep any more: better none than a wrong one.
   */
  private void dropFormerViews(ServingTable table, List<String> statements) throws SQLException {
    List<String> views =
        sql.texts("select viewname from pg_views where schemaname = ?", settings.schema());
    table.formerViews(views).forEach(name -> statements.add("drop view " + name));
  }

  /**
   * @param number of the column; 0 for the relation itself
   */
  private void comment(
      String what,
      int number,
      String relation,
      String sentence,
      boolean exists,
      List<String> statements)
      throws SQLException {
    List<String> found =
        sql.texts(
            """
            select description from pg_description
            where objoid = to_regclass(?) and classoid = 'pg_class'::regclass and objsubid = ?""",
            relation,
            number);
    if (!exists || !found.equals(List.of(sentence))) {
      statements.add("comment on %s is '%s'".formatted(what, sentence.replace("'", "''")));
    }
  }

  private void addGrants(String reader, List<String> statements) throws SQLException {
    if (sql.texts("select 1 from pg_roles where rolname = ?", reader).isEmpty()) {
      throw Failure.configuration(
          settings.where()
              + ": there is no role "
              + reader
              + ", which publish.postgres.readers names. scripts/postgres-roles prints the"
              + " statements that make it; an empty list grants nothing");
    }
    List<String> shown = new ArrayList<>(List.of("current_release"));
    for (ServingTable table : ServingTable.stored()) {
      table.views().forEach(view -> shown.add(view.name()));
    }
    for (String name : shown) {
      boolean replaced = statements.contains("drop view " + name);
      boolean granted =
          sql.query(
                  row -> row.getBoolean(1),
                  "select coalesce(has_table_privilege(?, to_regclass(?), 'select'), false)",
                  reader,
                  name)
              .get(0);
      if (replaced || !granted) {
        statements.add("grant select on " + name + " to " + reader);
      }
    }
  }
}
