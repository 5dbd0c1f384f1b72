package io.dangol.demand;

import static io.dangol.table.Words.DemandTrend.FALLING;
import static io.dangol.table.Words.DemandTrend.NEW;
import static io.dangol.table.Words.DemandTrend.RISING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.learn.Metric;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrendOutcomesTest {

  @Test
  void aTrendIsJudgedByTheBuyersOfItsItemsADay() {
    TrendOutcomes some = new TrendOutcomes();
    some.add(RISING, 10, 20);
    some.add(FALLING, 32, 4);
    TrendOutcomes all = new TrendOutcomes();
    all.add(RISING, 40, 30);
    all.add(NEW, 0, 9);
    all.addPacked(LongStream.of(some.packed()).boxed().toList());

    // 50 / 10 a day became 50 / 5, and 32 / 10 became 4 / 5.
    assertThat(all.metrics("p", "d", 10, 5))
        .extracting(Metric::name, Metric::value, Metric::sampleSize)
        .containsExactly(
            tuple("after-to-before@rising", 2.0, 2L), tuple("after-to-before@falling", 0.25, 1L));
  }
}
