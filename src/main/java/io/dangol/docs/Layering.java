package io.dangol.docs;

import io.dangol.docs.Lineage.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph in layers, in which every link goes to the next layer: a longer edge passes through
 * places of its own (Sugiyama, Tagawa, Toda 1981, step 1).
 *
 * @param layer of each vertex; vertices are the nodes of the graph, then places that edges pass
 * @param rows vertices of each layer, in the order of the graph
 * @param down vertices of the next layer that a vertex is linked to
 * @param up those of the layer before
 * @param paths of each edge, all vertices from end to end
 */
record Layering(
    List<Integer> layer,
    List<List<Integer>> rows,
    List<List<Integer>> down,
    List<List<Integer>> up,
    List<List<Integer>> paths) {

  static Layering of(Lineage graph) {
    List<Integer> layer = longestPaths(graph.nodes().size(), graph.edges());
    int bends =
        graph.edges().stream().mapToInt(e -> layer.get(e.to()) - layer.get(e.from()) - 1).sum();
    int vertices = layer.size() + bends;
    Layering made =
        new Layering(
            new ArrayList<>(layer),
            lists(layer.stream().max(Integer::compare).orElse(0) + 1),
            lists(vertices),
            lists(vertices),
            new ArrayList<>());
    for (int node = 0; node < layer.size(); node++) {
      made.rows.get(layer.get(node)).add(node);
    }
    graph.edges().forEach(made::addPath);
    return made;
  }

  /** Layer 0 has no edge into it; every other node is one below its lowest predecessor. */
  private static List<Integer> longestPaths(int nodes, List<Edge> edges) {
    int[] layer = new int[nodes];
    for (int pass = 0; pass <= nodes; pass++) {
      boolean moved = false;
      for (Edge edge : edges) {
        if (layer[edge.to()] <= layer[edge.from()]) {
          layer[edge.to()] = layer[edge.from()] + 1;
          moved = true;
        }
      }
      if (!moved) {
        return Arrays.stream(layer).boxed().toList();
      }
    }
    throw new IllegalArgumentException("jobs and tables wait for each other in a circle");
  }

  private void addPath(Edge edge) {
    List<Integer> path = new ArrayList<>(List.of(edge.from()));
    for (int at = layer.get(edge.from()) + 1; at < layer.get(edge.to()); at++) {
      int passed = layer.size();
      layer.add(at);
      rows.get(at).add(passed);
      path.add(passed);
    }
    path.add(edge.to());
    for (int i = 1; i < path.size(); i++) {
      down.get(path.get(i - 1)).add(path.get(i));
      up.get(path.get(i)).add(path.get(i - 1));
    }
    paths.add(path);
  }

  private static List<List<Integer>> lists(int many) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }
}
