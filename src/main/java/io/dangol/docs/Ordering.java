package io.dangol.docs;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Orders the vertices of each layer so that few links cross: sweeps by the mean place of the
 * neighbours (Sugiyama, Tagawa, Toda 1981, step 2), then swaps of neighbours while they help.
 */
final class Ordering {
  private static final int SWEEPS = 24;

  private final Layering layering;
  private final double[] place;

  private Ordering(Layering layering) {
    this.layering = layering;
    this.place = new double[layering.layer().size()];
  }

  /** The vertices of each layer from left to right; ties keep the order of the graph. */
  static List<List<Integer>> of(Layering layering) {
    return new Ordering(layering).best();
  }

  private List<List<Integer>> best() {
    List<List<Integer>> rows = copy(layering.rows());
    rows.forEach(this::number);
    List<List<Integer>> best = copy(rows);
    int fewest = crossings(rows);
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean downwards = sweep % 2 == 0;
      List<List<Integer>> order = new ArrayList<>(rows);
      if (!downwards) {
        Collections.reverse(order);
      }
      for (List<Integer> row : order) {
        sort(row, downwards ? layering.up() : layering.down());
      }
      swap(rows);
      int found = crossings(rows);
      if (found < fewest) {
        fewest = found;
        best = copy(rows);
      }
    }
    return best;
  }

  private void sort(List<Integer> row, List<List<Integer>> neighbours) {
    row.sort(
        comparingDouble(
            vertex ->
                neighbours.get(vertex).stream()
                    .mapToDouble(n -> place[n])
                    .average()
                    .orElse(place[vertex])));
    number(row);
  }

  /** Swaps two that stand side by side wherever that leaves fewer crossings. */
  private void swap(List<List<Integer>> rows) {
    boolean better = true;
    while (better) {
      better = false;
      for (List<Integer> row : rows) {
        for (int i = 1; i < row.size(); i++) {
          int left = row.get(i - 1);
          int right = row.get(i);
          if (crossings(left, right) > crossings(right, left)) {
            Collections.swap(row, i - 1, i);
            number(row);
            better = true;
          }
        }
      }
    }
  }

  /** Crossings of the links of two vertices of a layer if the first stands to the left. */
  private int crossings(int left, int right) {
    return crossings(layering.up().get(left), layering.up().get(right))
        + crossings(layering.down().get(left), layering.down().get(right));
  }

  private int crossings(List<Integer> ofLeft, List<Integer> ofRight) {
    int crossings = 0;
    for (int l : ofLeft) {
      for (int r : ofRight) {
        if (place[l] > place[r]) {
          crossings++;
        }
      }
    }
    return crossings;
  }

  private int crossings(List<List<Integer>> rows) {
    rows.forEach(this::number);
    int crossings = 0;
    for (List<Integer> row : rows) {
      for (int l = 0; l < row.size(); l++) {
        for (int r = l + 1; r < row.size(); r++) {
          crossings += crossings(layering.down().get(row.get(l)), layering.down().get(row.get(r)));
        }
      }
    }
    return crossings;
  }

  private void number(List<Integer> row) {
    for (int i = 0; i < row.size(); i++) {
      place[row.get(i)] = i;
    }
  }

  private static List<List<Integer>> copy(List<List<Integer>> rows) {
    List<List<Integer>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }
}
