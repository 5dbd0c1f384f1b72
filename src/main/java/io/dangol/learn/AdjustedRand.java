package io.dangol.learn;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well two divisions of the same customers agree, whatever their groups are called. */
public final class AdjustedRand {

  /** The number of customers in one group of the first division and one group of the second. */
  public record Cell(int before, int after, long customers) {}

  private AdjustedRand() {}

  /**
   * Adjusted Rand index (Hubert and Arabie 1985, equation 5): pairs of customers that are together
   * in both divisions, beyond chance, over the greatest possible number. It is 1 for equal
   * divisions and about 0 for unrelated ones; also 1 if both have a single group, or no customers.
   */
  public static double of(List<Cell> cells) {
    Map<Integer, Long> before = new HashMap<>();
    Map<Integer, Long> after = new HashMap<>();
    for (Cell cell : cells) {
      before.merge(cell.before(), cell.customers(), Long::sum);
      after.merge(cell.after(), cell.customers(), Long::sum);
    }
    double together = pairs(cells.stream().map(Cell::customers).toList());
    double pairsBefore = pairs(before.values());
    double pairsAfter = pairs(after.values());
    double all = pairs(List.of(cells.stream().mapToLong(Cell::customers).sum()));
    double byChance = all == 0 ? 0 : pairsBefore * pairsAfter / all;
    double most = (pairsBefore + pairsAfter) / 2;
    return most == byChance ? 1 : (together - byChance) / (most - byChance);
  }

  private static double pairs(Collection<Long> sizes) {
    return sizes.stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
