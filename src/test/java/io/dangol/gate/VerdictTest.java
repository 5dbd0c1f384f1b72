package io.dangol.gate;

import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SEGMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final LocalDate NIGHT = LocalDate.of(2011, 12, 9);

  private static final GateResult DRIFT =
      GateResult.atMost("score-drift", "gold.churn_scores", 0.7, 0.25);

  @Test
  void aNightWithoutListsIsRefused() {
    assertThatThrownBy(() -> Verdict.of(Integrity.of(RECOMMENDATIONS, 0, 0, 0), Set.of(), NIGHT))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.GATE))
        .hasMessageContaining("gate never-empty, gold.recommendations: 0, must be at least 1 row")
        .hasMessageContaining(
            "Nothing of 2011-12-09 was published; readers keep the former release")
        .hasMessageEndingWith("publishes with 'nightly --as-of 2011-12-09 --accept never-empty'.");
    assertThat(Verdict.of(Integrity.of(RECOMMENDATIONS, 1, 0, 0), Set.of(), NIGHT)).hasSize(3);
    assertThat(Verdict.of(Integrity.of(SEGMENTS, 0, 0, 0), Set.of(), NIGHT)).hasSize(2);
  }

  @Test
  void rowsOfUnknownCustomersAndItemsAreRefused() {
    assertThatThrownBy(() -> Verdict.of(Integrity.of(RECOMMENDATIONS, 5, 1, 2), Set.of(), NIGHT))
        .hasMessageContaining(
            "gate known-accounts, gold.recommendations: 1, must be 0 rows without")
        .hasMessageContaining("gate known-items, gold.recommendations: 2, must be 0 rows without");
  }

  @Test
  void rowsWithoutAnAccountCannotBeAccepted() {
    List<GateResult> measured = new ArrayList<>(Integrity.of(CHURN_SCORES, 3, 1, 0));
    measured.add(DRIFT);

    assertThatThrownBy(() -> Verdict.of(measured, Set.of(), NIGHT))
        .hasMessageContaining("gate known-accounts, gold.churn_scores: 1, must be 0 rows without")
        .hasMessageEndingWith("Look at the tables named above in the lake.");
  }

  @Test
  void acceptedGatesPassAndAreMarked() {
    List<GateResult> measured = new ArrayList<>(Integrity.of(CHURN_SCORES, 3, 0, 0));
    measured.add(DRIFT);

    assertThatThrownBy(() -> Verdict.of(measured, Set.of("row-count"), NIGHT))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.gates()).contains(DRIFT).hasSize(3))
        .hasMessageContaining("gate score-drift, gold.churn_scores: 0.7000, must be at most 0.25")
        .hasMessageEndingWith("publishes with 'nightly --as-of 2011-12-09 --accept score-drift'.");
    assertThat(Verdict.of(measured, Set.of("score-drift"), NIGHT))
        .filteredOn(GateResult::accepted)
        .containsExactly(DRIFT.accept());
    assertThat(DRIFT.accept().outcome()).isEqualTo("accepted");
  }
}
