package io.dangol.publish;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds the views of a schema, their comments, and drops views that are no longer kept. */
record PostgresViewUpgrade(Sql sql, String schema) {

  /** Adds the statements that make the views of a table fit. */
  void addStatements(ServingTable table, List<String> statements) throws SQLException {
    for (ServingView view : table.views()) {
      addView(view, statements);
    }
    dropFormerViews(table, statements);
  }

  /** Adds columns in place if possible, because other views and grants may depend on this view. */
  private void addView(ServingView declared, List<String> statements) throws SQLException {
    List<String> columns = sql.texts(PostgresUpgrade.COLUMNS, declared.name());
    ServingView view = declared.inOrderOf(columns);
    boolean fits = columns.equals(view.columnNames()) && filtersWithheld(view);
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

  /**
   * Whether the view leaves out withheld accounts as it should. The server rewrites definitions, so
   * only this part is compared.
   */
  private boolean filtersWithheld(ServingView view) throws SQLException {
    boolean shouldFilter = view.definition().contains("withheld");
    return sql.query(
            row -> row.getBoolean(1) == shouldFilter,
            "select pg_get_viewdef(to_regclass(?)) like '%withheld%'",
            view.name())
        .get(0);
  }

  /**
   * Drops views whose contracts the declaration no longer keeps: a wrong view is worse than none.
   */
  private void dropFormerViews(ServingTable table, List<String> statements) throws SQLException {
    List<String> views = sql.texts("select viewname from pg_views where schemaname = ?", schema);
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
}
