package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatPoliciesTest {

  private static final RepeatPolicy MONTHLY = new RepeatPolicy(Duration.ofDays(30));

  private final RepeatPolicies policies =
      new RepeatPolicies(
          RepeatPolicy.ALWAYS, Map.of("Home", MONTHLY, "Home > Furniture", RepeatPolicy.ONCE));

  @Test
  void theLongestPathDecides() {
    assertThat(policies.of(Optional.of("Home > Furniture > Chairs"))).isEqualTo(RepeatPolicy.ONCE);
    assertThat(policies.of(Optional.of("Home > Candles"))).isEqualTo(MONTHLY);
    assertThat(policies.of(Optional.of("Home"))).isEqualTo(MONTHLY);
  }

  @Test
  void aPathCoversWholeLevelsOnly() {
    assertThat(policies.of(Optional.of("Homeware"))).isEqualTo(RepeatPolicy.ALWAYS);
    assertThat(policies.of(Optional.empty())).isEqualTo(RepeatPolicy.ALWAYS);
  }

  @Test
  void readsThreeForms() {
    assertThat(RepeatPolicy.parse("once")).contains(RepeatPolicy.ONCE);
    assertThat(RepeatPolicy.parse("always")).contains(RepeatPolicy.ALWAYS);
    assertThat(RepeatPolicy.parse("again-after 30d")).contains(MONTHLY);
    assertThat(RepeatPolicy.parse("again-after a month")).isEmpty();
  }
}
