package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.ScoreCounts.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreIntervalsTest {

  /** 1,000 cases of 0.2 and 1,000 of 0.8, of whom as many are positive as predicted. */
  private static final ScoreCounts CALIBRATED =
      new ScoreCounts(List.of(new Group(0.8, 800, 1000), new Group(0.2, 200, 1000)));

  @Test
  void theIntervalOfTheBrierScoreIsThatOfTheNormalDistribution() {
    // Squared errors are 0.04 (of 4 in 5) or 0.64: mean 0.16, deviation 0.24, of 2,000 cases.
    // An end of 1,000 draws has a standard error of 0.0005.
    Interval brier = ScoreIntervals.of(CALIBRATED).get("brier");

    assertThat(brier.low()).isCloseTo(0.16 - 1.96 * 0.24 / Math.sqrt(2000), within(0.0015));
    assertThat(brier.high()).isCloseTo(0.16 + 1.96 * 0.24 / Math.sqrt(2000), within(0.0015));
  }

  @Test
  void theIntervalOfTheAucIsAboutHanleysAndMcNeils() {
    // Of 1,000 on each side, with AUC .8: 0.64 + 2 (0.8 0.2) / 2.
    double auc = ClassificationMetrics.auc(CALIBRATED);
    Interval interval = ScoreIntervals.of(CALIBRATED).get("auc");
    double q1 = auc / (2 - auc);
    double q2 = 2 * auc * auc / (1 + auc);
    double error =
        Math.sqrt((auc * (1 - auc) + 999 * (q1 - auc * auc) + 999 * (q2 - auc * auc)) / 1e6);

    assertThat(auc).isEqualTo(0.8, within(1e-9));
    assertThat(interval.low()).isCloseTo(auc - 1.96 * error, within(0.005));
    assertThat(interval.high()).isCloseTo(auc + 1.96 * error, within(0.005));
  }

  @Test
  void theSameScoresHaveTheSameIntervals() {
    Map<String, Interval> once = ScoreIntervals.of(CALIBRATED);

    assertThat(ScoreIntervals.of(CALIBRATED))
        .isEqualTo(once)
        .containsOnlyKeys("auc", "brier", "ece");
  }

  @Test
  void drawsWithOneClassAreLeftOut() {
    ScoreCounts two = new ScoreCounts(List.of(new Group(0.8, 1, 1), new Group(0.2, 0, 1)));

    assertThat(ScoreIntervals.of(two).get("auc")).isEqualTo(new Interval(1, 1));
  }

  @Test
  void aTenthOfProbabilitiesHasItsPredictionsAndWhatCame() {
    ScoreCounts scores =
        new ScoreCounts(List.of(new Group(1, 1, 1), new Group(0.95, 1, 2), new Group(0.05, 0, 4)));

    List<ClassificationMetrics.Bin> bins = ClassificationMetrics.reliability(scores);

    assertThat(bins).hasSize(10);
    assertThat(bins.get(0)).isEqualTo(new ClassificationMetrics.Bin(0.2, 0, 4));
    assertThat(bins.get(9)).isEqualTo(new ClassificationMetrics.Bin(2.9, 2, 3));
    assertThat(bins.get(5).cases()).isZero();
  }
}
