package io.dangol.segment;

import io.dangol.learn.AdjustedRand.Cell;
import java.util.Arrays;
import java.util.List;

/** Decides in which of tonight's segments a former one goes on. */
final class Overlap {

  private Overlap() {}

  /**
   * For each of tonight's segments the former one with which it has more than half of its customers
   * in common, or {@link Placement#NONE}: those in both over those in either (Jaccard), among
   * customers of both nights. Below half a cluster counts as dissolved (Hennig 2007), and above it
   * no segment has two partners, so nothing is left to assign.
   *
   * @param cells former segment and index of tonight's; customers without a former one do not count
   */
  static List<Integer> matched(List<Cell> cells, int k) {
    int[] matched = new int[k];
    for (Cell cell : cells) {
      if (cell.before() != Placement.NONE) {
        long before = sum(cells, cell.before(), -1);
        long after = sum(cells, Placement.NONE, cell.after());
        if (2 * cell.customers() > before + after - cell.customers()) {
          matched[cell.after()] = cell.before();
        }
      }
    }
    return Arrays.stream(matched).boxed().toList();
  }

  /** Customers of a former segment, or of one of tonight's who had a former one. */
  private static long sum(List<Cell> cells, int before, int after) {
    return cells.stream()
        .filter(cell -> cell.before() != Placement.NONE)
        .filter(cell -> cell.before() == before || cell.after() == after)
        .mapToLong(Cell::customers)
        .sum();
  }
}
