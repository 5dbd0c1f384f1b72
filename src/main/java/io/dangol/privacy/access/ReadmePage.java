package io.dangol.privacy.access;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * The page {@code readme.html}: what a person reads, in English and Korean, in one file without
 * links to others. Tables and columns have the names and sentences of their declarations.
 */
public final class ReadmePage {

  /** Up to this number of rows, each column has a line of its own, with its meaning. */
  private static final int FEW = 3;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      body { font: 15px/1.5 sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
      span[lang=ko] { display: block; color: #555; font-size: .95em }
      h2 { border-bottom: 2px solid #888; margin-top: 3rem }
      h3 { margin-top: 2.5rem }
      .rows { overflow: auto; max-height: 40rem }
      table { border-collapse: collapse }
      th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top }
      th { background: #f3f3f3 }
      td { max-width: 30rem; overflow-wrap: anywhere; white-space: pre-wrap }
      .meaning { color: #555 }
      </style>
      </head>
      <body>
      """;

  private final Answer answer;
  private final ShownCell cells;
  private final StringBuilder page = new StringBuilder();

  private ReadmePage(Answer answer) {
    this.answer = answer;
    this.cells = ShownCell.with(answer.items());
  }

  public static String of(Answer answer) {
    return new ReadmePage(answer).text();
  }

  private String text() {
    page.append(HEAD.formatted(Html.text(Texts.TITLE.english() + " · " + Texts.TITLE.korean())));
    add("h1", Texts.TITLE);
    add("p", Texts.FILES);
    add("p", Texts.TIMES.with(answer.zone().getId()));
    add("p", Texts.RIGHTS);
    for (Origin origin : Origin.values()) {
      addSection(origin);
    }
    add("h2", Texts.LEFT_OUT);
    page.append("<table>\n");
    for (NotIncluded left : NotIncluded.all()) {
      page.append("<tr>");
      add("td", left.place());
      add("td", left.why());
      page.append("</tr>\n");
    }
    page.append("</table>\n");
    page.append(Html.element("p", "Dangol " + answer.madeWith()));
    return page.append("\n</body>\n</html>\n").toString();
  }

  private void addSection(Origin origin) {
    List<Answer.Part> parts =
        answer.parts().stream().filter(part -> part.about().origin() == origin).toList();
    add("h2", origin.heading());
    parts.stream().filter(part -> !part.rows().isEmpty()).forEach(this::addPart);
    String without =
        parts.stream()
            .filter(part -> part.rows().isEmpty())
            .map(part -> part.about().table().shortName())
            .collect(joining(", "));
    if (!without.isEmpty()) {
      add("h3", Texts.NO_ROWS);
      page.append(Html.element("p", without));
    }
  }

  private void addPart(Answer.Part part) {
    AboutTable about = part.about();
    page.append(Html.element("h3", about.table().shortName().replace('_', ' ')));
    page.append(Html.element("p", about.table().grain())).append("\n<table>\n");
    addFact(Texts.PURPOSE, purposes(about));
    addFact(Texts.FROM, from(about));
    addFact(
        Texts.SEEN,
        about.table().published() ? Texts.VIEW.with(about.table().shortName()) : Texts.ONLY_HERE);
    addFact(Texts.KEPT, about.keptUntil());
    page.append("</table>\n");
    List<ObjectNode> shown = inTime(about.table(), newest(about.table(), part.rows()));
    add("h4", Texts.ROWS);
    if (shown.size() < part.rows().size()) {
      add("p", Texts.NEWEST.with(shown.size(), part.rows().size()));
    }
    page.append("<div class=\"rows\"><table>\n");
    if (shown.size() <= FEW) {
      addColumns(about.told(), shown);
    } else {
      addRows(about.told(), shown);
    }
    page.append("</table></div>\n");
    if (shown.size() > FEW) {
      page.append("<details>");
      add("summary", Texts.COLUMNS);
      page.append("<table>\n");
      addColumns(about.told(), List.of());
      page.append("</table></details>\n");
    }
  }

  private Sentence purposes(AboutTable about) {
    List<Sentence> purposes = about.purposes().stream().map(Texts::purpose).toList();
    return new Sentence(
        purposes.stream().map(Sentence::english).collect(joining(", ")),
        purposes.stream().map(Sentence::korean).collect(joining(", ")));
  }

  private Sentence from(AboutTable about) {
    Sentence from = about.origin() == Origin.DERIVED ? Texts.COMPUTED : Texts.SHOP_FILES;
    return from.with(String.join(", ", Everything.comesFrom(about, answer.sources())));
  }

  /** The rows of the newest night, or all where rows do not belong to nights. */
  private static List<ObjectNode> newest(Table table, List<ObjectNode> rows) {
    if (!table.has(Columns.AS_OF_ON)) {
      return rows;
    }
    String date = Columns.AS_OF_ON.name();
    String newest =
        rows.stream().map(row -> row.get(date).asText()).max(String::compareTo).orElseThrow();
    return rows.stream().filter(row -> row.get(date).asText().equals(newest)).toList();
  }

  /** In the order of the first time that every row has; keys are in the order of machines. */
  private static List<ObjectNode> inTime(Table table, List<ObjectNode> rows) {
    return table.columns().stream()
        .filter(field -> field.type().equals(DataTypes.TimestampType) && !field.nullable())
        .findFirst()
        .map(time -> rows.stream().sorted(comparing(row -> row.get(time.name()).asText())).toList())
        .orElse(rows);
  }

  /** A line for each column: name, meaning, and its value in each row. */
  private void addColumns(List<Field> columns, List<ObjectNode> rows) {
    for (Field column : columns) {
      page.append("<tr>")
          .append(Html.element("th", column.name()))
          .append("<td class=\"meaning\">")
          .append(Html.text(column.doc()))
          .append("</td>");
      rows.forEach(row -> page.append(cell(column, row)));
      page.append("</tr>\n");
    }
  }

  /** A line for each row. */
  private void addRows(List<Field> columns, List<ObjectNode> rows) {
    page.append("<tr>");
    columns.forEach(column -> page.append(Html.element("th", column.name())));
    page.append("</tr>\n");
    for (ObjectNode row : rows) {
      page.append("<tr>");
      columns.forEach(column -> page.append(cell(column, row)));
      page.append("</tr>\n");
    }
  }

  private String cell(Field column, ObjectNode row) {
    return "<td dir=\"auto\">%s</td>".formatted(Html.text(cells.of(column, row)));
  }

  private void addFact(Sentence name, Sentence fact) {
    page.append("<tr>").append(Html.element("th", name)).append(Html.element("td", fact));
    page.append("</tr>\n");
  }

  private void add(String element, Sentence sentence) {
    page.append(Html.element(element, sentence));
  }
}
