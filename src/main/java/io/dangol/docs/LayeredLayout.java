package io.dangol.docs;

import static java.util.Comparator.comparingDouble;

import io.dangol.docs.Lineage.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of a drawing stands, in pixels: layers from the top down.
 *
 * @param boxes one for each node
 * @param routes one for each edge
 */
record LayeredLayout(List<Box> boxes, List<Route> routes, int width, int height) {

  /** A node; x and y are its left upper corner. */
  record Box(Node node, int x, int y, int width, int height) {}

  /**
   * An edge from the bottom of a box to the top of another; between two stops it bends, through a
   * stop it goes straight down.
   */
  record Route(List<Stop> stops) {}

  /** A vertical piece of a route; the ends of a route have no height. */
  record Stop(int x, int top, int bottom) {}

  private static final int MARGIN = 20;
  private static final int GAP = 16;
  private static final int BOX_HEIGHT = 28;
  private static final int LAYER_HEIGHT = 84;
  private static final double LETTER = 7.25;
  private static final int PADDING = 18;
  private static final int BEND = 8;
  private static final int PORT = 12;

  static LayeredLayout of(Lineage graph) {
    Layering layering = Layering.of(graph);
    double[] width = new double[layering.layer().size()];
    for (int i = 0; i < width.length; i++) {
      width[i] = i < graph.nodes().size() ? width(graph.nodes().get(i), layering, i) : BEND;
    }
    double[] centre = Placement.of(layering, Ordering.of(layering), width, GAP);
    List<Box> boxes = new ArrayList<>();
    double right = 0;
    for (int i = 0; i < graph.nodes().size(); i++) {
      int left = MARGIN + (int) Math.round(centre[i] - width[i] / 2);
      boxes.add(new Box(graph.nodes().get(i), left, top(layering, i), (int) width[i], BOX_HEIGHT));
    }
    for (int i = 0; i < width.length; i++) {
      right = Math.max(right, centre[i] + width[i] / 2);
    }
    return new LayeredLayout(
        boxes,
        layering.paths().stream().map(path -> route(path, layering, centre, width)).toList(),
        (int) Math.ceil(right) + 2 * MARGIN,
        2 * MARGIN + (layering.rows().size() - 1) * LAYER_HEIGHT + BOX_HEIGHT);
  }

  /** Room for the name and for every edge. */
  private static double width(Node node, Layering layering, int vertex) {
    int ports = Math.max(layering.up().get(vertex).size(), layering.down().get(vertex).size());
    return PADDING + Math.max(Math.ceil(node.name().length() * LETTER), ports * PORT);
  }

  private static Route route(
      List<Integer> path, Layering layering, double[] centre, double[] width) {
    List<Stop> stops = new ArrayList<>();
    int last = path.size() - 1;
    for (int i = 0; i <= last; i++) {
      int vertex = path.get(i);
      int top = top(layering, vertex);
      int bottom = top + BOX_HEIGHT;
      if (i == 0) {
        int x = port(vertex, path.get(1), layering.down(), centre, width);
        stops.add(new Stop(x, bottom, bottom));
      } else if (i == last) {
        int x = port(vertex, path.get(last - 1), layering.up(), centre, width);
        stops.add(new Stop(x, top, top));
      } else {
        stops.add(new Stop(MARGIN + (int) Math.round(centre[vertex]), top, bottom));
      }
    }
    return new Route(stops);
  }

  /** Where an edge leaves or meets a box: side by side in the order of the other ends. */
  private static int port(
      int box, int other, List<List<Integer>> side, double[] centre, double[] width) {
    List<Integer> ends =
        side.get(box).stream().sorted(comparingDouble(vertex -> centre[vertex])).toList();
    double step = Math.min(PORT, (width[box] - PADDING) / ends.size());
    double from = centre[box] - step * (ends.size() - 1) / 2;
    return MARGIN + (int) Math.round(from + step * ends.indexOf(other));
  }

  private static int top(Layering layering, int vertex) {
    return MARGIN + layering.layer().get(vertex) * LAYER_HEIGHT;
  }
}
