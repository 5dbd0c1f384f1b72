package io.dangol.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Jobs and tables as a graph without cycles: what a job writes and reads as well counts as written.
 *
 * @param nodes in the order in which a night meets them
 */
record Lineage(List<Node> nodes, List<Edge> edges) {

  /** What a node stands for; tables by their layer. */
  enum Kind {
    JOB,
    VAULT,
    SILVER,
    GOLD,
    OPS,
    OUTSIDE
  }

  record Node(String name, Kind kind) {}

  /** From one node to another, by their places in the list. */
  record Edge(int from, int to) {}

  Lineage {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  static Lineage of(List<Flow> flows) {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Flow flow : flows) {
      int job = place(flow.name(), Kind.JOB, places, nodes);
      for (String table : flow.reads()) {
        if (!flow.writes().contains(table)) {
          edges.add(new Edge(place(table, kind(table), places, nodes), job));
        }
      }
      for (String table : flow.writes()) {
        edges.add(new Edge(job, place(table, kind(table), places, nodes)));
      }
    }
    return new Lineage(nodes, edges);
  }

  private static int place(String name, Kind kind, Map<String, Integer> places, List<Node> nodes) {
    return places.computeIfAbsent(
        name,
        n -> {
          nodes.add(new Node(n, kind));
          return nodes.size() - 1;
        });
  }

  private static Kind kind(String table) {
    return table.contains(".")
        ? Kind.valueOf(table.substring(0, table.indexOf('.')).toUpperCase(Locale.ROOT))
        : Kind.OUTSIDE;
  }
}
