package io.dangol.docs;

import static io.dangol.docs.Markdown.cells;
import static io.dangol.docs.Markdown.code;
import static io.dangol.docs.Markdown.codes;
import static io.dangol.docs.Markdown.link;
import static io.dangol.docs.Markdown.sentence;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;

/** Writes the chapter about the serving store's views, with queries that a CRM can start from. */
final class ViewsChapter {
  private final Markdown page;

  ViewsChapter(Markdown page) {
    this.page = page;
  }

  void write(List<ServedView> views) {
    page.chapter("The serving store");
    writeConsent();
    writeOverview(views);
    writeContracts();
    writeCurrentRelease();
    views.forEach(this::write);
  }

  private void writeConsent() {
    page.block(
        """
        What a CRM reads. All views show the rows of one release and change to the next one in the same instant; each
        row says which release it is from. Rows have the shop's own account ids: a customer with several accounts has
        the same rows once for each of them.

        **Consent.** Customers who have withdrawn their consent by now, or have not granted it where it is not granted
        by default, are in no view that is made for its purpose, whichever release the views show. `suppressions` says
        `no_consent` of them and nothing else. `changed_since_last_release` says once that the customer is gone. If only
        one purpose is withdrawn, it says what is gone, without a value.""");
  }

  private void writeOverview(List<ServedView> views) {
    page.table(
        List.of("view", "contract", "one row is"),
        views.stream()
            .map(
                view ->
                    cells(
                        link(view.name(), ""),
                        code(view.versionedName()),
                        view.grain()
                            .replaceFirst("^one row per ", "")
                            .replaceFirst(",? and as-of date", "")))
            .toList());
  }

  private void writeContracts() {
    page.block(
        """
        **Contracts.** A program reads the view with a version in its name: while the version is the same, no column
        goes, changes its type or becomes nullable, and the key stays; columns may be added, so name the columns you
        want. The name without a version is the latest one. A test holds the declarations to it
        (`src/main/resources/contracts`).

        **Types.** SQLite keeps dates and instants as ISO 8601 text and lists as JSON text. `release` (bigint) is
        the first column of every view.""");
  }

  private void writeCurrentRelease() {
    page.block(
        """
        `current_release` has one row: `release` (0 before the first one), `as_of_on`, `run_id`, `run_key` and
        `published_at`, by which monitoring sees how old the night is:""");
    page.code("sql", List.of("select release, as_of_on, published_at from current_release;"));
  }

  private void write(ServedView view) {
    page.section(view.name());
    page.block(sentence(view.grain()));
    page.block(
        "- Contract: version %s, view %s\n- From: %s\n- Key: %s\n- Found quickly by: %s"
            .formatted(
                view.version(),
                code(view.versionedName()),
                link(view.gold(), ""),
                codes(view.key()),
                codes(found(view))));
    page.table(
        List.of("column", "type", "privacy", "meaning", "null"),
        view.columns().stream().map(TablesPage::column).toList());
    page.code("sql", queries(view));
  }

  private static List<String> queries(ServedView view) {
    String from = "select * from " + view.versionedName() + " where ";
    List<String> queries = new ArrayList<>();
    for (Field field : found(view)) {
      List<String> order =
          view.key().stream().filter(k -> !k.equals(field)).map(Field::name).toList();
      queries.add(
          from
              + field
              + " = :"
              + field
              + (order.isEmpty() ? "" : " order by " + String.join(", ", order))
              + ";");
    }
    return queries;
  }

  /** The columns for fast searches: the first of the key, and those with their own index. */
  private static List<Field> found(ServedView view) {
    List<Field> found = new ArrayList<>(view.key().subList(0, 1));
    found.addAll(view.lookups());
    return found;
  }
}
