package io.dangol.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.GateResult;
import io.dangol.job.RunReport.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Values of the gates by hand and from publications, without Spark. */
class GateFiguresTest {

  private static final ListQuality QUALITY = new ListQuality(10, 100);
  private static final OptionalDouble MARGIN = OptionalDouble.of(0.01);

  private final Problems problems = new Problems();

  @Test
  void theStabilityIndexIsZeroForEqualSharesAndFiniteForEmptyBins() {
    assertThat(ScoreDrift.stabilityIndex(new long[] {5, 5}, new long[] {500, 500})).isZero();
    // Shares with half a row more: 2.5 of 3 and 0.5 of 3; (q - p) ln(q / p) twice.
    assertThat(ScoreDrift.stabilityIndex(new long[] {2, 0}, new long[] {0, 2}))
        .isEqualTo(2 * (2.0 / 3) * Math.log(5), within(1e-12));
  }

  @Test
  void aListMayBeBelowPopularByTheMarginAndNoMore() {
    assertThat(QUALITY.beatsPopular(figures(0.34, 0.35, 500), MARGIN).passed()).isTrue();
    assertThat(QUALITY.beatsPopular(figures(0.3399, 0.35, 500), MARGIN))
        .isEqualTo(
            new GateResult(
                "beats-popular",
                "ndcg@10 less that of popular",
                -0.0101,
                "at least -0.01",
                false,
                false));
  }

  @Test
  void aShopWithoutTheMetricIsNotMeasured() {
    assertThat(QUALITY.beatsPopular(List.of(), MARGIN).bound())
        .isEqualTo("not measured: no ndcg@10 of this night's list");
    assertThat(QUALITY.noWorseThan(List.of(), figures(0.3, 0.2, 500), MARGIN).bound())
        .isEqualTo("not measured: no ndcg@10 of the former release");
    assertThat(QUALITY.beatsPopular(figures(0.1, 0.9, 99), MARGIN).bound())
        .isEqualTo("not measured: 99 are too few to compare, 100 are needed");
  }

  @Test
  void aTableThatLostAllRowsIsRefusedWhateverItsSize() {
    GateSettings settings = settings("");
    Map<String, Long> former = Map.of("a", 3L, "b", 3L, "d", 1000L, "e", 1000L);
    Map<String, Long> tonight = Map.of("a", 0L, "b", 9L, "c", 0L, "d", 2001L, "e", 500L, "f", 7L);

    assertThat(RowCounts.of(tonight, former, settings))
        .extracting(GateResult::subject, GateResult::outcome)
        .containsExactly(
            tuple("a", "refused"),
            tuple("b", "not measured"),
            tuple("c", "not measured"),
            tuple("d", "refused"),
            tuple("e", "passed"),
            tuple("f", "not measured"));
  }

  @Test
  void everyBoundCanBeSwitchedOff() {
    GateSettings off =
        settings(
            """
            publish.gates {
              row-count { min = off, max = off }
              empty-lists = off, list-overlap = off, score-drift = off
              segment-drift = off, segment-moves = off, beats-popular = off, former-quality = off
            }""");

    assertThat(off.scoreDrift()).isEmpty();
    assertThat(RowCounts.of(Map.of("a", 0L), Map.of("a", 9L), off))
        .extracting(GateResult::bound)
        .containsExactly("not measured: off in publish.gates");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aBoundOutOfRangeIsNamed() {
    settings("publish.gates { list-overlap = 1.5, segment-drift = on }");

    assertThat(problems.all()).hasSize(2);
    assertThat(problems.all().toString())
        .contains("publish.gates.list-overlap is 1.5", "publish.gates.segment-drift");
  }

  @Test
  void thePublishedModelOfEachNightIsCompared() {
    List<Figure> tonight = new ArrayList<>(figures(0.3, 0.35, 500));
    tonight.add(new Figure("evaluate-recommendations", "ranker", "all", "ndcg@10", 0.4, 500));
    tonight.add(new Figure("evaluate-recommendations", "ranker", "all", "published", 1, 500));
    tonight.add(new Figure("evaluate-recommendations", "popular", "new", "published", 1, 500));

    assertThat(QUALITY.beatsPopular(tonight, MARGIN).passed()).isTrue();
    assertThat(QUALITY.noWorseThan(figures(0.42, 0, 500), tonight, MARGIN).passed()).isFalse();
    assertThat(QUALITY.noWorseThan(tonight, figures(0.38, 0, 500), MARGIN).passed()).isFalse();
    assertThat(QUALITY.noWorseThan(tonight, figures(0.4, 0, 500), MARGIN).passed()).isTrue();
  }

  private GateSettings settings(String text) {
    var config =
        ConfigFactory.parseString(text)
            .withFallback(ConfigFactory.parseResources("reference.conf"));
    Section root = Section.root(config.resolve().withOnlyPath("publish.gates"), problems);
    return GateSettings.read(root.section("publish").section("gates"));
  }

  private static List<Figure> figures(double list, double popular, long customers) {
    return List.of(
        new Figure("evaluate-recommendations", "blend", "all", "ndcg@10", list, customers),
        new Figure("evaluate-recommendations", "blend", "new", "ndcg@10", 0.9, customers),
        new Figure("evaluate-recommendations", "popular", "all", "ndcg@10", popular, customers));
  }
}
