package io.dangol.recover;

import io.dangol.learn.AdjustedRand;
import io.dangol.learn.AdjustedRand.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well found segments agree with planted ones: the number of customers in both, by names. */
final class Agreement {

  /** In place of the planted segment of a customer who left. */
  static final String LEFT = "left";

  private final Map<String, Map<String, Long>> customers = new TreeMap<>();

  /**
   * @param withLeft whether those who left count, as a planted segment of their own
   * @param found name of the found segment by customer
   */
  static Agreement of(
      Map<Long, TrueCustomer> truth, Map<Long, String> found, LocalDate asOf, boolean withLeft) {
    Agreement agreement = new Agreement();
    found.forEach(
        (id, name) -> {
          TrueCustomer customer = truth.get(id);
          if (customer != null && (withLeft || customer.isThere(asOf))) {
            agreement.add(customer.isThere(asOf) ? customer.segment() : LEFT, name);
          }
        });
    return agreement;
  }

  private void add(String planted, String found) {
    customers.computeIfAbsent(planted, name -> new TreeMap<>()).merge(found, 1L, Long::sum);
  }

  /** The adjusted Rand index. */
  double index() {
    List<String> names =
        customers.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    List<Cell> cells = new ArrayList<>();
    int planted = 0;
    for (Map<String, Long> row : customers.values()) {
      for (Map.Entry<String, Long> cell : row.entrySet()) {
        cells.add(new Cell(planted, names.indexOf(cell.getKey()), cell.getValue()));
      }
      planted++;
    }
    return AdjustedRand.of(cells);
  }

  /** Numbers of customers by planted and found segment. */
  Map<String, Map<String, Long>> customers() {
    return customers;
  }
}
