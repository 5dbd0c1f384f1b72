package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.ScoreCounts.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  /** By descending score: churned, stayed, churned, a tie of stayed and churned, stayed. */
  private static final ScoreCounts SIX =
      new ScoreCounts(
          List.of(
              new Group(0.9, 1, 1),
              new Group(0.8, 0, 1),
              new Group(0.6, 1, 1),
              new Group(0.3, 1, 2),
              new Group(0.1, 0, 1)));

  @Test
  void aucCountsPairsAndHalfOfTies() {
    // 0.9 beats 3 of 3; 0.6 beats 2; 0.3 beats 1 and ties 1: 6.5 of 9.
    assertThat(ClassificationMetrics.auc(SIX)).isEqualTo(6.5 / 9, ROUNDING);
  }

  @Test
  void averagePrecisionTakesTiesTogether() {
    // Precision 1/1, 2/3 and, for the tied, 3/5.
    assertThat(ClassificationMetrics.averagePrecision(SIX))
        .isEqualTo((1 + 2 / 3.0 + 3 / 5.0) / 3, ROUNDING);
  }

  @Test
  void brierAndLogLossByHand() {
    assertThat(ClassificationMetrics.brier(SIX))
        .isEqualTo((0.01 + 0.64 + 0.16 + 0.49 + 0.09 + 0.01) / 6, ROUNDING);
    assertThat(ClassificationMetrics.logLoss(SIX))
        .isEqualTo(
            -(Math.log(0.9)
                    + Math.log(0.2)
                    + Math.log(0.6)
                    + Math.log(0.3)
                    + Math.log(0.7)
                    + Math.log(0.9))
                / 6,
            ROUNDING);
  }

  @Test
  void theLogLossOfACertainErrorIsLimited() {
    var scores = new ScoreCounts(List.of(new Group(1, 0, 1), new Group(0, 1, 1)));

    assertThat(ClassificationMetrics.logLoss(scores)).isEqualTo(-Math.log(1e-6), within(1e-9));
  }

  @Test
  void liftRoundsTheTenthUpAndSharesTiesAtItsBorder() {
    // 11 cases: the top 2 are one churned and one of a group of which a quarter churned.
    var scores =
        new ScoreCounts(List.of(new Group(0.9, 1, 1), new Group(0.5, 1, 4), new Group(0.1, 1, 6)));

    assertThat(ClassificationMetrics.liftInTopTenth(scores))
        .isEqualTo((1.25 / 2) / (3 / 11.0), ROUNDING);
  }

  @Test
  void calibrationErrorNetsWithinABinOnly() {
    // Bin 0.2 to 0.3: 0.2 + 2 * 0.25 - 1 = -0.3; last bin: 1.0 + 0.95 - 1 = 0.95.
    var scores =
        new ScoreCounts(
            List.of(
                new Group(0.2, 1, 1),
                new Group(0.25, 0, 2),
                new Group(1.0, 1, 1),
                new Group(0.95, 0, 1)));

    assertThat(ClassificationMetrics.calibrationError(scores)).isEqualTo(1.25 / 5, ROUNDING);
  }

  @Test
  void aConstantHasNoOrderAndNoLift() {
    Map<String, Double> metrics = ClassificationMetrics.all(SIX.allScored(0.5));

    assertThat(metrics)
        .containsEntry("auc", 0.5)
        .containsEntry("pr-auc", 0.5)
        .containsEntry("brier", 0.25)
        .containsEntry("lift@10%", 1.0)
        .containsEntry("ece", 0.0)
        .containsEntry("mean-predicted", 0.5);
  }

  @Test
  void oneClassHasNoFigures() {
    var churnedOnly = new ScoreCounts(List.of(new Group(0.5, 2, 2)));

    assertThatThrownBy(() -> ClassificationMetrics.auc(churnedOnly))
        .hasMessage("2 positives of 2 cases: both classes are needed");
    assertThatThrownBy(() -> ClassificationMetrics.all(new ScoreCounts(List.of())))
        .hasMessage("0 positives of 0 cases: both classes are needed");
  }

  @Test
  void groupsAreChecked() {
    assertThatThrownBy(() -> new Group(1.1, 0, 1)).hasMessage("score is 1.1, must be 0 to 1");
    assertThatThrownBy(() -> new Group(0.5, 2, 1)).hasMessage("2 positives of 1 cases");
    assertThatThrownBy(() -> new ScoreCounts(List.of(new Group(0.5, 0, 1), new Group(0.5, 1, 1))))
        .hasMessage("two groups of score 0.5");
  }

  @Property(tries = 300, seed = "7")
  void aucIsWhatCountingAllPairsGives(@ForAll("cases") List<Case> cases) {
    double won = 0;
    long pairs = 0;
    for (Case churned : cases) {
      for (Case stayed : cases) {
        if (churned.positive() && !stayed.positive()) {
          won += churned.tenths() > stayed.tenths() ? 1 : 0;
          won += churned.tenths() == stayed.tenths() ? 0.5 : 0;
          pairs++;
        }
      }
    }

    assertThat(ClassificationMetrics.auc(counted(cases))).isEqualTo(won / pairs, ROUNDING);
  }

  @Property(tries = 300, seed = "7")
  void swappingClassesKeepsAucAndBrier(@ForAll("cases") List<Case> cases) {
    var turned = cases.stream().map(c -> new Case(10 - c.tenths(), !c.positive())).toList();

    assertThat(ClassificationMetrics.auc(counted(turned)))
        .isEqualTo(ClassificationMetrics.auc(counted(cases)), ROUNDING);
    assertThat(ClassificationMetrics.brier(counted(turned)))
        .isEqualTo(ClassificationMetrics.brier(counted(cases)), ROUNDING);
  }

  @Property(tries = 300, seed = "7")
  void figuresStayInTheirRanges(@ForAll("cases") List<Case> cases) {
    ScoreCounts scores = counted(cases);

    assertThat(ClassificationMetrics.averagePrecision(scores)).isBetween(0.0, 1 + 1e-9);
    assertThat(ClassificationMetrics.calibrationError(scores)).isBetween(0.0, 1 + 1e-9);
    assertThat(ClassificationMetrics.liftInTopTenth(scores))
        .isBetween(0.0, (double) scores.cases() / scores.positives() + 1e-9);
  }

  record Case(int tenths, boolean positive) {}

  /** Two to forty cases, the first churned and the second not. */
  @Provide
  Arbitrary<List<Case>> cases() {
    Arbitrary<Integer> tenths = Arbitraries.integers().between(0, 10);
    return tenths
        .list()
        .ofMinSize(2)
        .ofMaxSize(40)
        .flatMap(
            scores ->
                Arbitraries.of(true, false)
                    .list()
                    .ofSize(scores.size())
                    .map(
                        classes ->
                            IntStream.range(0, scores.size())
                                .mapToObj(
                                    i ->
                                        new Case(
                                            scores.get(i), i == 0 || (i > 1 && classes.get(i))))
                                .toList()));
  }

  private static ScoreCounts counted(List<Case> cases) {
    List<Group> groups = new ArrayList<>();
    cases.stream()
        .collect(Collectors.groupingBy(Case::tenths))
        .forEach(
            (tenths, tied) ->
                groups.add(
                    new Group(
                        tenths / 10.0, tied.stream().filter(Case::positive).count(), tied.size())));
    return new ScoreCounts(groups);
  }
}
