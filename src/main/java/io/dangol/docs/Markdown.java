package io.dangol.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds a page in Markdown; each call adds one block. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A new page, which begins with the line that says that it is generated. */
  static Markdown page(String title) {
    return new Markdown().block(Pages.GENERATED).block("# " + title);
  }

  Markdown chapter(String title) {
    return block("## " + title);
  }

  Markdown section(String title) {
    return block("### " + title);
  }

  /** Adds a paragraph, or anything else between blank lines. */
  Markdown block(String block) {
    text.append(text.isEmpty() ? "" : "\n").append(block.strip()).append('\n');
    return this;
  }

  Markdown code(String language, List<String> lines) {
    return block("```" + language + "\n" + String.join("\n", lines) + "\n```");
  }

  Markdown table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(header));
    table.append("\n|").append("---|".repeat(header.size()));
    rows.forEach(cells -> table.append('\n').append(row(cells)));
    return block(table.toString());
  }

  /** Names as code, separated by commas; a dash if there are none. */
  static String codes(List<?> names) {
    return names.isEmpty()
        ? "-"
        : names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  static String code(Object name) {
    return "`" + name + "`";
  }

  /** A link to the heading of this title, on this page or the named one. */
  static String link(String title, String page) {
    String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "").replace(' ', '-');
    return "[" + title + "](" + page + "#" + anchor + ")";
  }

  static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  static List<String> cells(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).toList();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
