package io.dangol.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Moves the vertices of each layer sideways, in their order and with room between them, towards the
 * mean of their neighbours: for a layer the least squares under these constraints, found by pooling
 * adjacent violators.
 */
final class Placement {
  private static final int SWEEPS = 200;
  private static final double PASSING = 3;

  private final Layering layering;
  private final double[] width;
  private final double[] centre;
  private final double gap;

  private Placement(Layering layering, double[] width, double gap) {
    this.layering = layering;
    this.width = width;
    this.gap = gap;
    this.centre = new double[width.length];
  }

  /**
   * The middle of each vertex; the leftmost edge of all is 0.
   *
   * @param rows vertices of each layer from left to right
   * @param width of each vertex
   * @param gap least room between two of a layer
   */
  static double[] of(Layering layering, List<List<Integer>> rows, double[] width, double gap) {
    Placement placement = new Placement(layering, width, gap);
    rows.forEach(placement::pack);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      List<List<Integer>> order = new ArrayList<>(rows);
      if (sweep % 2 == 1) {
        Collections.reverse(order);
      }
      order.forEach(placement::settle);
    }
    return placement.fromZero();
  }

  private void pack(List<Integer> row) {
    double[] at = offsets(row);
    double middle = row.isEmpty() ? 0 : at[row.size() - 1] / 2;
    for (int i = 0; i < row.size(); i++) {
      centre[row.get(i)] = at[i] - middle;
    }
  }

  private void settle(List<Integer> row) {
    double[] offset = offsets(row);
    List<double[]> blocks = new ArrayList<>(); // mean, weight, vertices
    for (int i = 0; i < row.size(); i++) {
      double[] block = {wanted(row.get(i)) - offset[i], weight(row.get(i)), 1};
      while (!blocks.isEmpty() && blocks.get(blocks.size() - 1)[0] > block[0]) {
        double[] left = blocks.remove(blocks.size() - 1);
        double weight = left[1] + block[1];
        block =
            new double[] {
              (left[0] * left[1] + block[0] * block[1]) / weight, weight, left[2] + block[2]
            };
      }
      blocks.add(block);
    }
    int i = 0;
    for (double[] block : blocks) {
      for (int of = 0; of < block[2]; of++, i++) {
        centre[row.get(i)] = block[0] + offset[i];
      }
    }
  }

  /** The middles of a row that is packed as closely as may be. */
  private double[] offsets(List<Integer> row) {
    double[] offset = new double[row.size()];
    for (int i = 1; i < row.size(); i++) {
      offset[i] = offset[i - 1] + (width[row.get(i - 1)] + width[row.get(i)]) / 2 + gap;
    }
    return offset;
  }

  private double wanted(int vertex) {
    double sum = 0;
    double weight = 0;
    for (List<List<Integer>> side : List.of(layering.up(), layering.down())) {
      for (int neighbour : side.get(vertex)) {
        double pull = pull(vertex) * pull(neighbour);
        sum += pull * centre[neighbour];
        weight += pull;
      }
    }
    return weight == 0 ? centre[vertex] : sum / weight;
  }

  private double weight(int vertex) {
    double weight = 1;
    for (List<List<Integer>> side : List.of(layering.up(), layering.down())) {
      for (int neighbour : side.get(vertex)) {
        weight += pull(vertex) * pull(neighbour);
      }
    }
    return weight;
  }

  /** The longer an edge, the straighter it should be: places that it passes pull at each other. */
  private double pull(int vertex) {
    return width[vertex] < gap ? PASSING : 1;
  }

  private double[] fromZero() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < centre.length; i++) {
      least = Math.min(least, centre[i] - width[i] / 2);
    }
    for (int i = 0; i < centre.length; i++) {
      centre[i] -= least;
    }
    return centre;
  }
}
