package io.dangol.timing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.dangol.learn.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The purchase dates of an online grocer, in the file {@code groceryElog.csv} of BTYDplus. */
public final class Grocery {

  private static final String CUSTOMERS = Scope.SHOP.population();

  private final List<PurchaseDays> customers;

  private Grocery(List<PurchaseDays> customers) {
    this.customers = customers;
  }

  /** Reads the file in this folder. */
  public static Grocery in(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("groceryElog.csv"))) {
      Map<String, TreeSet<Integer>> days =
          lines
              .skip(1)
              .map(line -> line.replace("\"", "").split(",", -1))
              .collect(
                  groupingBy(
                      fields -> fields[0],
                      TreeMap::new,
                      mapping(Grocery::day, toCollection(TreeSet::new))));
      return new Grocery(days.values().stream().map(Grocery::purchaseDays).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int day(String[] fields) {
    return Math.toIntExact(LocalDate.parse(fields[1]).toEpochDay());
  }

  private static PurchaseDays purchaseDays(Set<Integer> days) {
    int[] all = days.stream().mapToInt(day -> day).toArray();
    return new PurchaseDays(all, new double[all.length]);
  }

  /**
   * Fits the model to all customers as of a day and judges those with some purchases.
   *
   * @param asOf the last day that is known
   * @param leastPurchases days with a purchase that a customer must have to be judged
   * @param horizon days after it that judge
   */
  public List<Metric> judged(LocalDate asOf, int leastPurchases, int horizon) {
    int today = Math.toIntExact(asOf.toEpochDay());
    List<PurchaseDays> known = customers.stream().filter(days -> days.upTo(today) > 0).toList();
    Unit unit = new Unit(Scales.of(sums(known, today)).shop(), 0);
    GapModel model = GapFit.fit(known.stream().map(days -> days.gaps(today, unit)).toList(), 1);
    BackTest test = new BackTest();
    for (PurchaseDays days : known) {
      if (days.upTo(today) >= leastPurchases) {
        int came = days.nextAfter(today);
        NextPurchase next = NextPurchase.of(days, today, unit, model, horizon);
        test.add(next, days.afterMeanGap(today), came <= horizon ? came : 0);
      }
    }
    return test.metrics(CUSTOMERS, "as of " + asOf);
  }

  private static List<Scales.Sums> sums(List<PurchaseDays> known, int today) {
    return known.stream()
        .filter(days -> days.upTo(today) > 1)
        .map(days -> Scales.Sums.of(0, 0, Scales.figure(days, today, 0)))
        .reduce((a, b) -> a.plus(b))
        .stream()
        .toList();
  }
}
