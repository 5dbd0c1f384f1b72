package io.dangol.docs;

import static io.dangol.docs.Markdown.cells;
import static io.dangol.docs.Markdown.codes;

import java.util.List;

/** Writes the page that shows which job makes which table from which others. */
final class LineagePage {

  private LineagePage() {}

  static String of(List<Flow> flows) {
    return Markdown.page("Lineage")
        .block(
            """
            Which job makes which table from which others. [Tables](tables.md) says what a table holds.""")
        .code("mermaid", LineageDiagram.of(flows))
        .block(
            """
            Rounded boxes are jobs. Square ones are tables, coloured by their layer. Dashed ones are outside the lake.
            Where a job also reads a table that it writes, the diagram shows only the writing.""")
        .table(
            List.of("job", "it ...", "for", "reads", "writes"),
            flows.stream().map(LineagePage::row).toList())
        .block(
            """
            What a job is *for* decides which customers it sees: those who agreed to the purpose as of the night's
            date. Every job for a purpose other than operation reads through the check of consent.""")
        .toString();
  }

  private static List<String> row(Flow flow) {
    return cells(
        Markdown.code(flow.name()),
        flow.does(),
        flow.purpose(),
        codes(flow.reads()),
        codes(flow.writes()));
  }
}
