package io.dangol.timing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackTestTest {

  private static final NextPurchase LIKELY = next(10, 5, 20, 0.2, 0.8, 0.9);
  private static final NextPurchase UNLIKELY = next(40, 20, 90, 0.1, 0.2, 0.4);

  @Test
  void measuresThreeCasesAsByHand() {
    BackTest test = new BackTest();
    test.add(LIKELY, 14, 12);
    test.add(LIKELY, 9, 2);
    test.add(UNLIKELY, 1, 0);
    Map<String, Double> figures = figures(test);
    assertThat(figures)
        .containsEntry("observed return-share", 2 / 3.0)
        .containsEntry("observed share-7-days", 1 / 3.0)
        .containsEntry("observed share-30-days", 2 / 3.0)
        .containsEntry("gap-model dated-share", 2 / 3.0)
        .containsEntry("gap-model mae", 5.0)
        .containsEntry("mean-gap mae", 4.5)
        .containsEntry("gap-model within-3-days", 0.5)
        .containsEntry("mean-gap within-7-days", 1.0)
        .containsEntry("gap-model coverage", 0.5)
        .containsEntry("gap-model before-window", 0.5)
        .containsEntry("gap-model window-days", 16.0)
        .containsEntry("gap-model dated-mae", 5.0)
        // .1 x 7 and .9 x 3, then .5 x (2 + 8), then .1 x 8 and .1 x 18.
        .containsEntry("gap-model pinball@0.1", 1.7)
        .containsEntry("gap-model pinball@0.5", 2.5)
        .containsEntry("gap-model pinball@0.9", 1.3);
    assertThat(figures.get("gap-model return-share")).isCloseTo(2.2 / 3, within(1e-9));
    assertThat(figures.get("gap-model return-brier")).isCloseTo(0.18 / 3, within(1e-9));
  }

  @Test
  void sumsOfPartsAreTheSumsOfAll() {
    BackTest one = new BackTest();
    one.add(LIKELY, 14, 12);
    BackTest other = new BackTest();
    other.add(UNLIKELY, 1, 0);
    BackTest all = new BackTest();
    all.add(UNLIKELY, 1, 0);
    all.add(LIKELY, 14, 12);
    one.addPacked(other.packed());
    assertThat(one.packed()).isEqualTo(all.packed());
  }

  @Test
  void withoutACaseSaysSo() {
    assertThat(new BackTest().metrics("all", "no log"))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.isUnmeasured()).isTrue();
              assertThat(metric.detail()).isEqualTo("nothing to judge: no log");
            });
  }

  private static Map<String, Double> figures(BackTest test) {
    return test.metrics("all", "").stream()
        .collect(toMap(metric -> metric.model() + " " + metric.name(), Metric::value));
  }

  private static NextPurchase next(
      int dueIn, int from, int until, double within7, double within30, double returns) {
    return new NextPurchase(dueIn, from, until, within7, within30, returns, 10, 0.5);
  }
}
