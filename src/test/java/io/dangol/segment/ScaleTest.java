package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.segment.Scale.Axis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final Scale SCALE =
      new Scale(List.of(new Axis(Feature.RECENCY, 2, 0.5), new Axis(Feature.FREQUENCY, 1, 0.25)));

  @Test
  void aPositionIsToldInTheUnitsOfTheHabits() {
    Map<Feature, Double> values = SCALE.inUnits(new double[] {0, 2});

    // e^2 - 1 and e^1.5 - 1.
    assertThat(values.get(Feature.RECENCY)).isEqualTo(6.389056, within(1e-6));
    assertThat(values.get(Feature.FREQUENCY)).isEqualTo(3.481689, within(1e-6));
  }

  @Test
  void thePlaceOfTheSameValuesFollowsTheNight() {
    Map<Feature, Double> values = SCALE.inUnits(new double[] {0.3, -1});
    Scale tomorrow =
        new Scale(List.of(new Axis(Feature.RECENCY, 2, 1), new Axis(Feature.FREQUENCY, 0.5, 0.25)));

    assertThat(SCALE.position(values).orElseThrow())
        .containsExactly(new double[] {0.3, -1}, within(1e-12));
    assertThat(tomorrow.position(values).orElseThrow())
        .containsExactly(new double[] {0.15, 1}, within(1e-12));
  }

  @Test
  void valuesOfOtherFeaturesHaveNoPosition() {
    assertThat(SCALE.position(Map.of(Feature.RECENCY, 1.0))).isEmpty();
    assertThat(SCALE.position(Map.of(Feature.RECENCY, 1.0, Feature.MONETARY, 1.0))).isEmpty();
  }
}
