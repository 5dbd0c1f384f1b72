package io.dangol.docs;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws jobs and tables as a Mermaid flowchart, which GitHub and GitLab display. A table that a job
 * both reads and writes is drawn as written only.
 */
final class LineageDiagram {

  /** Fill and text colours are fixed, so that the diagram looks the same in dark mode. */
  private static final String STYLES =
      """
      flowchart TD
        classDef job fill:#eaeef2,stroke:#424a53,color:#1b1f24
        classDef vault fill:#ffe2e0,stroke:#b3261e,color:#1b1f24
        classDef silver fill:#dbeafe,stroke:#2f5fb3,color:#1b1f24
        classDef gold fill:#fff1c2,stroke:#8a6100,color:#1b1f24
        classDef ops fill:#e3f4e4,stroke:#2d7a36,color:#1b1f24
        classDef outside fill:#ffffff,stroke:#6e7781,color:#1b1f24,stroke-dasharray:4 3
      """;

  private LineageDiagram() {}

  /** One line for each job, each table, and the inputs and outputs of each job. */
  static List<String> of(List<Flow> flows) {
    Set<String> lines = new LinkedHashSet<>(STYLES.lines().toList());
    for (Flow flow : flows) {
      lines.add("  %s([\"%s\"]):::job".formatted(id(flow.name()), flow.name()));
      flow.reads().forEach(table -> lines.add(table(table)));
      flow.writes().forEach(table -> lines.add(table(table)));
    }
    for (Flow flow : flows) {
      List<String> reads =
          flow.reads().stream().filter(table -> !flow.writes().contains(table)).toList();
      if (!reads.isEmpty()) {
        lines.add("  " + ids(reads) + " --> " + id(flow.name()));
      }
      if (!flow.writes().isEmpty()) {
        lines.add("  " + id(flow.name()) + " --> " + ids(flow.writes()));
      }
    }
    return List.copyOf(lines);
  }

  private static String table(String name) {
    String layer = name.contains(".") ? name.substring(0, name.indexOf('.')) : "outside";
    return "  %s[\"%s\"]:::%s".formatted(id(name), name, layer);
  }

  private static String ids(List<String> names) {
    return names.stream().map(LineageDiagram::id).collect(joining(" & "));
  }

  /** Replaces characters such as dots and hyphens, which are syntax in Mermaid. */
  private static String id(String name) {
    return name.replaceAll("[^a-z0-9_]", "_");
  }
}
