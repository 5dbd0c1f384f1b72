package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapOutlookTest {

  private static final double[] EQUAL = {0.2, 0.2, 0.2, 0.2, 0.2};
  private static final GapModel MODEL = new GapModel(1, 1, 0.6, 3, 0.75, EQUAL);
  private static final double[] MONTHLY = {30, 31, 30, 29, 30, 31, 30};
  private static final double[] AT_ANY_TIME = {2, 90, 10, 45, 1, 60, 3};

  @Test
  void ofOnePurchaseIsTheModel() {
    GapModel poisson = new GapModel(2, 3, 0.5, 1.5, 0.8, new double[] {1, 0, 0, 0, 0});
    GapOutlook outlook = poisson.outlook(new Gaps(new double[0], 3, 1));
    // Quiet for 3 with .25 of those who stay (.75): .1875 of .4375 are still there.
    assertThat(outlook.staying()).isCloseTo(0.1875 / 0.4375, within(1e-12));
    // Of these, (6 / 12)^2 are quiet for another 6.
    assertThat(outlook.returnsWithin(6)).isCloseTo(0.1875 / 0.4375 * 0.75, within(1e-12));
    assertThat(outlook.usualGap()).isCloseTo(1.5, within(1e-12));
    assertThat(outlook.regularity()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void quantileIsPassedWithItsProbabilityByThoseWhoReturn(double probability) {
    GapOutlook outlook = MODEL.outlook(new Gaps(MONTHLY, 12, 8));
    double until = outlook.quantile(probability, 180) - 12;
    assertThat(outlook.returnsWithin(until) / outlook.returnsWithin(180))
        .isCloseTo(probability, within(1e-3));
  }

  @Test
  void regularCustomersHaveANarrowerWindow() {
    assertThat(width(MONTHLY)).isLessThan(width(AT_ANY_TIME) / 2);
    assertThat(outlook(MONTHLY, 10).regularity()).isGreaterThan(0.6);
    assertThat(outlook(AT_ANY_TIME, 10).regularity()).isLessThan(0.3);
  }

  @Test
  void aRegularCustomerIsDueAfterTheUsualGap() {
    assertThat(outlook(MONTHLY, 10).quantile(0.5, 180)).isBetween(28.0, 32.0);
    assertThat(outlook(MONTHLY, 10).usualGap()).isBetween(28.0, 32.0);
  }

  @Test
  void theLongerTheGapTheLikelierTheCustomerHasLeft() {
    double before = 1;
    for (double open : new double[] {0, 10, 30, 60, 120, 240, 1000, 10_000}) {
      double staying = outlook(MONTHLY, open).staying();
      assertThat(staying).isLessThan(before).isNotNegative();
      before = staying;
    }
    assertThat(before).isLessThan(1e-3);
  }

  @Test
  void isFiniteForCustomersWhoLeftLongAgo() {
    double[] daily = new double[Gaps.MOST];
    Arrays.fill(daily, 1);
    GapOutlook outlook = outlook(daily, 3_000);
    assertThat(outlook.returnsWithin(180)).isBetween(0.0, 1e-3);
    assertThat(outlook.quantile(0.5, 180)).isBetween(3_000.0, 3_180.0);
  }

  @Test
  void whatHappenedLatelyCountsMore() {
    double[] faster = {60, 60, 60, 20, 20, 20};
    double[] slower = {20, 20, 20, 60, 60, 60};
    assertThat(outlook(faster, 1).usualGap()).isLessThan(outlook(slower, 1).usualGap() - 15);
  }

  private static double width(double[] gaps) {
    GapOutlook outlook = outlook(gaps, 10);
    return outlook.quantile(0.9, 180) - outlook.quantile(0.1, 180);
  }

  private static GapOutlook outlook(double[] gaps, double open) {
    return MODEL.outlook(new Gaps(gaps, open, gaps.length + 1));
  }
}
