package io.dangol.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackTestTest {

  @Test
  void figuresAreMeansAndSumsOverItems() {
    BackTest test = new BackTest();
    test.add(new Forecast(2.5, 1, 4, 0.9), 0, 1.5, 4);
    test.add(new Forecast(8, 5, 11, 0.8), 10, 9, 12);

    Map<String, Double> figures = figures(test.metrics("p", "d"));
    assertThat(figures)
        .contains(
            entry("observed buyers", 16.0),
            entry("poisson-gamma buyers", 10.5),
            entry("last-window buyers", 10.0),
            entry("mean-28-days buyers", 10.5),
            entry("poisson-gamma mae", (1.5 + 4) / 2),
            entry("last-window mae", (4 + 2) / 2.0),
            entry("mean-28-days mae", (2.5 + 3) / 2),
            entry("poisson-gamma coverage", 0.5),
            entry("poisson-gamma claimed-coverage", 0.85),
            // The second item alone.
            entry("poisson-gamma busy-mae", 4.0),
            entry("last-window busy-mae", 2.0),
            entry("mean-28-days busy-mae", 3.0),
            entry("poisson-gamma busy-coverage", 0.0),
            entry("poisson-gamma busy-claimed-coverage", 0.8));
    // 2 (4 ln(4 / 2.5) - 1.5) and 2 (12 ln(12 / 8) - 4); half a buyer in place of none.
    assertThat(figures.get("poisson-gamma deviance"))
        .isCloseTo(4 * Math.log(1.6) - 1.5 + 12 * Math.log(1.5) - 4, within(1e-6));
    assertThat(figures.get("last-window deviance"))
        .isCloseTo(4 * Math.log(8) - 3.5 + 12 * Math.log(1.2) - 2, within(1e-6));
    assertThat(figures.get("mean-28-days deviance"))
        .isCloseTo(4 * Math.log(4 / 1.5) - 2.5 + 12 * Math.log(12 / 9.0) - 3, within(1e-6));
  }

  @Test
  void bothEndsOfAnIntervalAreInside() {
    BackTest test = new BackTest();
    for (long came : new long[] {0, 1, 4, 5}) {
      test.add(new Forecast(2, 1, 4, 0.8), 0, 0, came);
    }

    assertThat(figures(test.metrics("p", "d"))).containsEntry("poisson-gamma coverage", 0.5);
  }

  @Test
  void nobodyWhereNobodyWasExpectedIsADevianceOfTwiceHalfABuyer() {
    assertThat(BackTest.deviance(0, 0)).isEqualTo(1);
    assertThat(BackTest.deviance(0, 3)).isEqualTo(6);
    assertThat(BackTest.deviance(3, 3)).isZero();
  }

  @Test
  void sumsOfPartsAreSumsOfAll() {
    BackTest all = new BackTest();
    BackTest one = new BackTest();
    all.add(new Forecast(2.5, 1, 4, 0.9), 0, 1.5, 4);
    all.add(new Forecast(8, 5, 11, 0.8), 10, 9, 12);
    one.add(new Forecast(8, 5, 11, 0.8), 10, 9, 12);
    BackTest sum = new BackTest();
    sum.add(new Forecast(2.5, 1, 4, 0.9), 0, 1.5, 4);
    sum.addPacked(LongStream.of(one.packed()).boxed().toList());

    assertThat(sum.metrics("p", "d")).isEqualTo(all.metrics("p", "d"));
  }

  @Test
  void withoutItemsThereIsAReason() {
    assertThat(new BackTest().metrics("p", "why"))
        .singleElement()
        .satisfies(metric -> assertThat(metric.isUnmeasured()).isTrue());
  }

  private static Map<String, Double> figures(List<Metric> metrics) {
    Map<String, Double> figures = new TreeMap<>();
    metrics.forEach(metric -> figures.put(metric.model() + " " + metric.name(), metric.value()));
    return figures;
  }
}
