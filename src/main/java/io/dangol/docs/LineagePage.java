package io.dangol.docs;

import static io.dangol.docs.Markdown.cells;
import static io.dangol.docs.Markdown.codes;

import java.util.List;

/** Who makes which table from which. */
final class LineagePage {

  private LineagePage() {}

  static String of(List<Flow> flows) {
    return Markdown.page("Lineage")
        .block(
            "Who makes which table from which; what a table holds stands in [tables](tables.md).")
        .block(
            "![Jobs and tables of a night, from the landing files to the serving store](lineage.svg)")
        .block(
            """
            Round ends: a job. Corners: a table, coloured by its layer. Dashed: what is not the lake's. Where a job
            reads what it writes, the picture shows the writing only.""")
        .table(
            List.of("job", "it ...", "for", "reads", "writes"),
            flows.stream()
                .map(
                    flow ->
                        cells(
                            Markdown.code(flow.name()),
                            flow.does(),
                            flow.purpose(),
                            codes(flow.reads()),
                            codes(flow.writes())))
                .toList())
        .block(
            """
            What a job is *for* decides which customers it sees: those who agreed to the purpose as of the night's
            date. Every job for a purpose other than operation reads through the check of consent.""")
        .toString();
  }
}
