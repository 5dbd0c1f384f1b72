package io.dangol.docs;

import static io.dangol.docs.Markdown.cells;
import static io.dangol.docs.Markdown.code;
import static io.dangol.docs.Markdown.codes;
import static io.dangol.docs.Markdown.link;
import static io.dangol.docs.Markdown.sentence;

import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes the page of the lake's tables and the serving store's views. */
final class TablesPage {

  private TablesPage() {}

  static String of(List<Flow> flows, List<ServedView> views) {
    Markdown page =
        Markdown.page("Tables")
            .block(
                """
                The lake's tables, `<home>/tables/<layer>/<name>` in Delta format, and then the views of the serving
                store, which a CRM reads. [Lineage](lineage.md) shows which job makes which table from which.""");
    writeWords(page);
    page.chapter("The lake");
    Tables.all().forEach(table -> write(page, table, flows, views));
    new ViewsChapter(page).write(views);
    return page.toString();
  }

  /** Explains the layers and the words about privacy. */
  private static void writeWords(Markdown page) {
    page.chapter("Layers")
        .table(
            List.of("layer", "holds"),
            List.of(
                cells("vault", "who is behind the numbers; all else is pseudonymous"),
                cells("silver", "what the logs said, checked and in one form"),
                cells("gold", "what a night made of it; each key begins with the night's date"),
                cells("ops", "the ledger: files, jobs, runs, releases, models, metrics")));
    page.chapter("Privacy")
        .table(
            List.of("word", "means"),
            List.of(
                cells("-", "says nothing about one person"),
                cells("pseudonymous", "a surrogate: leads to a person through the vault only"),
                cells(
                    "personal",
                    "identifies or describes a person by itself; no statistics are kept")));
  }

  private static void write(Markdown page, Table table, List<Flow> flows, List<ServedView> views) {
    page.section(table.name());
    page.block(sentence(table.grain()));
    page.block(
        "- Key: "
            + codes(table.key())
            + (table.partitioning().isEmpty() ? "" : "\n- Files by: " + codes(table.partitioning()))
            + "\n- Written by: "
            + names(flows, table, Flow::writes)
            + "\n- Read by: "
            + names(flows, table, Flow::reads)
            + served(table, views));
    page.table(
        List.of("column", "type", "privacy", "meaning", "null"),
        table.columns().stream().map(TablesPage::column).toList());
    if (!table.rules().isEmpty()) {
      page.block("Each row meets:");
      page.table(
          List.of("rule", "condition"),
          table.rules().stream().map(rule -> cells(rule.name(), code(rule.condition()))).toList());
    }
  }

  private static String served(Table table, List<ServedView> views) {
    return views.stream()
        .filter(view -> view.gold().equals(table.name()))
        .map(view -> "\n- Served as: " + link(view.name(), ""))
        .findFirst()
        .orElse("");
  }

  private static String names(List<Flow> flows, Table table, Function<Flow, List<String>> side) {
    List<String> names =
        flows.stream()
            .filter(flow -> side.apply(flow).contains(table.name()))
            .map(Flow::name)
            .toList();
    return names.isEmpty() ? "nobody in a night" : codes(names);
  }

  static List<String> column(Field field) {
    return cells(
        code(field.name()),
        code(field.type().simpleString())
            + (field.decimals() > 0 ? ", " + field.decimals() + " decimals" : ""),
        field.privacy() == Privacy.NONE ? "-" : field.privacy().name().toLowerCase(Locale.ROOT),
        field.meaningWithWords(),
        field.nullable() ? field.whenNull() : "never");
  }
}
