package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalesTest {

  @Test
  void theOpenGapCountsUpToTheLongestClosedOne() {
    PurchaseDays days = new PurchaseDays(new int[] {0, 10, 30}, new double[3]);
    assertThat(Scales.figure(days, 34, 0)).isCloseTo(Math.log(34.5 / 2), within(1e-12));
    assertThat(Scales.figure(days, 300, 0)).isCloseTo(Math.log(50 / 2.0), within(1e-12));
  }

  @Test
  void whereAllAreAlikeEachHasTheShopsScale() {
    Scales scales = Scales.of(List.of(course(1, 7, 2), course(2, 7, 2), course(3, 8, 2)));
    assertThat(scales.of(1, 7)).isCloseTo(2, within(1e-5));
    assertThat(scales.of(99, 7)).isCloseTo(2, within(1e-5));
    assertThat(scales.of(99, 12)).isCloseTo(2, within(1e-5));
  }

  @Test
  void anItemWithManyCoursesKeepsItsScaleAndOneWithFewIsShrunkToItsCategory() {
    Scales scales = planted(new TreeMap<>());
    // In category 0 the usual ln gap is 2, in category 1 it is 4; item 0 is planted at 2 + 1.
    assertThat(scales.of(0, 0)).isCloseTo(3, within(0.15));
    assertThat(scales.of(-1, 0)).isBetween(2.0, 2.7);
    assertThat(scales.of(-2, 1)).isBetween(3.6, 4.4);
    assertThat(scales.shop()).isBetween(2.5, 3.5);
  }

  @Test
  void plantedScalesAreFoundBetterThanByTheirMeans() {
    Map<Long, Double> truth = new TreeMap<>();
    Scales scales = planted(truth);
    Map<Long, Double> means = new TreeMap<>();
    plantedSums(new TreeMap<>()).forEach(sums -> means.put(sums.target(), sums.mean()));
    assertThat(error(truth, scales.byTarget())).isLessThan(0.9 * error(truth, means));
  }

  @Test
  void sumsOfOneTargetAddUp() {
    Scales.Sums both = course(1, 0, 2).plus(course(1, 0, 4));
    assertThat(both.courses()).isEqualTo(2);
    assertThat(both.mean()).isCloseTo(3, within(1e-6));
  }

  private static double error(Map<Long, Double> truth, Map<Long, Double> found) {
    return truth.entrySet().stream()
        .mapToDouble(item -> Math.pow(item.getValue() - found.get(item.getKey()), 2))
        .sum();
  }

  private static Scales planted(Map<Long, Double> truth) {
    return Scales.of(plantedSums(truth));
  }

  /** Two categories of 30 items, of which the first has 400 courses and the others have 1 to 6. */
  private static List<Scales.Sums> plantedSums(Map<Long, Double> truth) {
    Random random = new Random(3);
    List<Scales.Sums> all = new ArrayList<>();
    for (int item = 0; item < 60; item++) {
      int category = item % 2;
      double scale = 2 + 2 * category + (item == 0 ? 1 : 0.4 * random.nextGaussian());
      truth.put((long) item, scale);
      Scales.Sums sums = course(item, category, scale + random.nextGaussian());
      for (int i = 1; i < (item == 0 ? 400 : 1 + item % 6); i++) {
        sums = sums.plus(course(item, category, scale + random.nextGaussian()));
      }
      all.add(sums);
    }
    return all;
  }

  private static Scales.Sums course(long target, int category, double figure) {
    return Scales.Sums.of(target, category, figure);
  }
}
