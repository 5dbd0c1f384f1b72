package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TrainerSettingsTest {

  @Test
  void ialsIsTheDefault() {
    assertThat(TrainerContract.settings("")).isInstanceOf(IalsSettings.class);
    assertThat(TrainerContract.settings("trainer = mllib")).isInstanceOf(MllibSettings.class);
  }

  @Test
  void feedbackIsOfPairsWithStrength() {
    Dataset<Row> interactions =
        rows(
            TrainerContract.SCHEMA,
            """
            {customer_id: 1, item_id: 1, strength: 1.0}
            {customer_id: 1, item_id: 2, strength: 0.5}
            {customer_id: 2, item_id: 2, strength: 2.0}
            {customer_id: 3, item_id: 3, strength: 0.0}
            """);
    TrainerSettings linear = TrainerContract.settings("weighting = linear, alpha = 10");

    assertThat(linear.feedback(interactions)).isEqualTo(new Feedback(35, 2, 2));
    assertThat(linear.feedback(interactions.limit(0))).isEqualTo(new Feedback(0, 0, 0));
  }

  @Test
  void allPairsTogetherWeighFifteenTimesTheObservedOnes() {
    assertThat(weight("", new Feedback(200, 1000, 100))).isEqualTo("0.03");
    assertThat(weight("", new Feedback(1234.56, 1000, 1000))).isEqualTo("0.0185");
    assertThat(weight("", new Feedback(0, 0, 0))).isEqualTo("0.0");
    assertThat(weight("ials.unobserved-weight = 0.2", new Feedback(200, 1000, 100)))
        .isEqualTo("0.2");
  }

  @Test
  void theRankIsHalfTheItemsWithinLimits() {
    assertThat(rank("", 0)).isEqualTo("8");
    assertThat(rank("", 17)).isEqualTo("8");
    assertThat(rank("", 18)).isEqualTo("16");
    assertThat(rank("", 60)).isEqualTo("32");
    assertThat(rank("", 128)).isEqualTo("64");
    assertThat(rank("", 10_000_000_000L)).isEqualTo("64");
    assertThat(rank("trainer = mllib", 60)).isEqualTo("32");
    assertThat(rank("rank = 3", 60)).isEqualTo("3");
  }

  @Test
  void anythingButAutoOrANumberIsAMistake() {
    assertThatThrownBy(
            () -> TrainerContract.settings("rank = all, ials.unobserved-weight = automatic"))
        .hasMessageContaining(
            "recommend.rank is \"all\", must be auto or a whole number, 1 to 2048")
        .hasMessageContaining(
            "recommend.ials.unobserved-weight is \"automatic\", must be auto or a number, 0 to 100");
  }

  private static String weight(String settings, Feedback feedback) {
    return TrainerContract.settings(settings).parameters(feedback).get("unobserved-weight");
  }

  private static String rank(String settings, long items) {
    return TrainerContract.settings(settings)
        .parameters(new Feedback(items, 1000, items))
        .get("rank");
  }
}
