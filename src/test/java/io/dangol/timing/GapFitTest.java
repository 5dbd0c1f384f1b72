package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapFitTest {

  private static final int NOW = 720;
  private static final int HORIZON = 180;

  /** A shop in which every third customer is regular, and customers leave at some time. */
  private static final List<PurchaseDays> PLANTED = planted(3_000);

  private static final Unit DAYS = new Unit(Math.log(30), 0);
  private static final GapModel FITTED = fit(PLANTED);

  @Test
  void plantedDatesFallIntoTheWindowAsOftenAsItSays() {
    long returned = 0;
    long inside = 0;
    for (PurchaseDays days : PLANTED) {
      int came = days.nextAfter(NOW);
      if (came > 0 && came <= HORIZON) {
        NextPurchase predicted = predicted(days);
        returned++;
        inside += came >= predicted.from() && came <= predicted.until() ? 1 : 0;
      }
    }
    assertThat(returned).isGreaterThan(500);
    assertThat((double) inside / returned).isCloseTo(0.8, within(0.03));
  }

  @Test
  void plantedReturnsAreAsManyAsPredictedAmongTheLikelyAndTheUnlikely() {
    for (double least : new double[] {0, 0.5}) {
      double predicted = 0;
      double came = 0;
      int cases = 0;
      for (PurchaseDays days : PLANTED) {
        double returns = predicted(days).returns();
        if (returns >= least && returns < least + 0.5) {
          predicted += returns;
          came += isWithin(days, HORIZON);
          cases++;
        }
      }
      assertThat(predicted / cases).isCloseTo(came / cases, within(0.05));
    }
  }

  @Test
  void plantedPurchasesOfTheNextDaysAreAsManyAsPredicted() {
    double sevenPredicted = PLANTED.stream().mapToDouble(days -> predicted(days).within7()).sum();
    double seven = PLANTED.stream().mapToDouble(days -> isWithin(days, 7)).sum();
    double thirtyPredicted = PLANTED.stream().mapToDouble(days -> predicted(days).within30()).sum();
    double thirty = PLANTED.stream().mapToDouble(days -> isWithin(days, 30)).sum();
    assertThat(sevenPredicted / PLANTED.size()).isCloseTo(seven / PLANTED.size(), within(0.02));
    assertThat(thirtyPredicted / PLANTED.size()).isCloseTo(thirty / PLANTED.size(), within(0.02));
  }

  @Test
  void plantedChanceOfLeavingIsFound() {
    assertThat(FITTED.leaves() / (FITTED.leaves() + FITTED.stays())).isCloseTo(0.1, within(0.05));
    assertThat(1 - FITTED.staying(5)).isCloseTo(0.1, within(0.05));
  }

  @Test
  void ofOneCustomerIsStillAModel() {
    GapModel model = GapFit.fit(List.of(new Gaps(new double[] {1}, 0.5, 2)), 1);
    assertThat(model.usual()).isPositive().isFinite();
    assertThat(model.staying(1)).isBetween(0.5, 1.0);
  }

  private static GapModel fit(List<PurchaseDays> shop) {
    return GapFit.fit(shop.stream().map(days -> days.gaps(NOW, DAYS)).toList(), 1);
  }

  private static NextPurchase predicted(PurchaseDays days) {
    return NextPurchase.of(days, NOW, DAYS, FITTED, HORIZON);
  }

  private static int isWithin(PurchaseDays days, int horizon) {
    int came = days.nextAfter(NOW);
    return came > 0 && came <= horizon ? 1 : 0;
  }

  /** Gaps of shape 1 or 12 around a mean of 10 to 90 days; a tenth leaves after each purchase. */
  private static List<PurchaseDays> planted(int customers) {
    Random random = new Random(7);
    List<PurchaseDays> shop = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      int shape = customer % 3 == 0 ? 12 : 1;
      double mean = 10 * Math.pow(9, random.nextDouble());
      double day = random.nextInt(NOW - 60);
      List<Integer> days = new ArrayList<>(List.of((int) day));
      while (random.nextDouble() > 0.1 && day < NOW + HORIZON) {
        for (int i = 0; i < shape; i++) {
          day -= Math.log(1 - random.nextDouble()) * mean / shape;
        }
        if ((int) day > days.get(days.size() - 1)) {
          days.add((int) day);
        }
      }
      int[] all = days.stream().mapToInt(on -> on).toArray();
      shop.add(new PurchaseDays(all, new double[all.length]));
    }
    return List.copyOf(shop);
  }
}
