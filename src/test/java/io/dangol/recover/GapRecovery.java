package io.dangol.recover;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Planted gaps and those that were found, of the customers who are there still.
 *
 * @param customers number of them
 * @param trueDays mean of the planted gaps
 * @param foundDays mean of the found ones
 * @param error mean of abs(found - planted) / planted
 * @param trueRegularity mean of the planted regularity
 * @param foundRegularity mean of the found one
 */
record GapRecovery(
    long customers,
    double trueDays,
    double foundDays,
    double error,
    double trueRegularity,
    double foundRegularity) {

  /** What was found of a customer. */
  record Found(double gapDays, double regularity, long purchases) {}

  /**
   * By planted segment.
   *
   * @param minPurchases fewest days with a purchase
   */
  static Map<String, GapRecovery> bySegment(
      Map<Long, TrueCustomer> truth, Map<Long, Found> found, LocalDate asOf, int minPurchases) {
    Map<String, Sums> sums = new TreeMap<>();
    found.forEach(
        (id, gap) -> {
          TrueCustomer customer = truth.get(id);
          if (customer != null && customer.isThere(asOf) && gap.purchases() >= minPurchases) {
            sums.computeIfAbsent(customer.segment(), name -> new Sums()).add(customer, gap);
          }
        });
    Map<String, GapRecovery> bySegment = new TreeMap<>();
    sums.forEach((name, sum) -> bySegment.put(name, sum.means()));
    return bySegment;
  }

  /** Sums over customers. */
  private static final class Sums {
    private long customers;
    private double trueDays;
    private double foundDays;
    private double error;
    private double trueRegularity;
    private double foundRegularity;

    void add(TrueCustomer customer, Found found) {
      customers++;
      trueDays += customer.gapDays();
      foundDays += found.gapDays();
      error += Math.abs(found.gapDays() - customer.gapDays()) / customer.gapDays();
      trueRegularity += customer.regularity();
      foundRegularity += found.regularity();
    }

    GapRecovery means() {
      return new GapRecovery(
          customers,
          trueDays / customers,
          foundDays / customers,
          error / customers,
          trueRegularity / customers,
          foundRegularity / customers);
    }
  }
}
