package io.dangol.recommend.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.factor.CustomerEquations;
import io.dangol.factor.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedEquationsTest {

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "alpha", "2.0",
          "weighting", "log1p",
          "unobserved-weight", "0.25",
          "regularization", "0.01",
          "regularization-exponent", "0.5");

  @Test
  void everyPairOfIalsWeighsTheUnobservedWeight() {
    assertThat(TrainedEquations.of("ials-2026-06-30", PARAMETERS))
        .contains(new CustomerEquations(0.25, 0, 2, true, new Loss(0.25, 0.01, 0.5)));
  }

  @Test
  void everyPairOfMllibWeighsOneAndThePenaltyGrowsWithTheRows() {
    assertThat(TrainedEquations.of("mllib-als-2026-06-30", PARAMETERS))
        .contains(new CustomerEquations(1, 1, 2, true, new Loss(0, 0.01, 1)));
  }

  @Test
  void otherModelsSolveNoEquations() {
    assertThat(TrainedEquations.of("filter-2026-06-30", PARAMETERS)).isEmpty();
    assertThat(TrainedEquations.of("lists-2026-06-30", Map.of())).isEmpty();
    assertThat(
            TrainedEquations.of(
                "mllib-als-2026-06-30",
                Map.of("alpha", "1", "weighting", "linear", "regularization", "0.0")))
        .isEmpty();
  }

  @Test
  void missingParametersAreNamed() {
    assertThatThrownBy(() -> TrainedEquations.of("ials-2026-06-30", Map.of("alpha", "1")))
        .hasMessage("the parameters of a model lack unobserved-weight");
  }
}
