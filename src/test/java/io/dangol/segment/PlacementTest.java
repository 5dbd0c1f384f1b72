package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlacementTest {

  /** Segment 7 at 0, segment 4 at 10, and a new one at 20. */
  private static final double[][] CENTRES = {{0}, {10}, {20}};

  private static final List<Integer> IDS = List.of(7, 4, Placement.NONE);

  private final Placement placement = new Placement(CENTRES, IDS, 0.1);

  @Test
  void withoutAFormerSegmentTheNearestCentreIsTaken() {
    assertThat(of(4.9, Placement.NONE)).isZero();
    assertThat(of(5.1, Placement.NONE)).isEqualTo(1);
    assertThat(of(5, Placement.NONE)).as("the lower one wins a tie").isZero();
  }

  @Test
  void aCustomerLeavesOnlyForACentreThatIsNearerByTheMargin() {
    // 10 - x <= .9 x from x = 5.263 on.
    assertThat(of(5.26, 7)).isZero();
    assertThat(of(5.27, 7)).isEqualTo(1);
    assertThat(of(4.74, 4)).isEqualTo(1);
    assertThat(of(4.73, 4)).isZero();
  }

  @Test
  void aCustomerOfASegmentThatIsGoneGoesToTheNearest() {
    assertThat(of(19, 9)).isEqualTo(2);
    assertThat(placement.indexOf(9)).isEqualTo(-1);
    assertThat(placement.indexOf(Placement.NONE)).isEqualTo(-1);
  }

  @Test
  void whoIsOnTwoCentresAtOnceStays() {
    Placement same = new Placement(new double[][] {{3}, {3}}, List.of(1, 2), 0);

    assertThat(same.of(new double[] {3}, 2)).isEqualTo(1);
  }

  @Property
  void whoHasMovedDoesNotMoveBackAtOnce(
      @ForAll @DoubleRange(min = -5, max = 25) double at, @ForAll @IntRange(max = 9) int formerId) {
    int index = of(at, formerId);

    assertThat(IDS.get(index) == Placement.NONE || of(at, IDS.get(index)) == index).isTrue();
  }

  @Property
  void aHigherMarginMovesNobodyMore(@ForAll @DoubleRange(min = 0, max = 20) double at) {
    Placement wide = new Placement(CENTRES, IDS, 0.3);

    assertThat(wide.of(new double[] {at}, 7) == 0 || of(at, 7) != 0).isTrue();
  }

  @Test
  void theDecisiveAxisHasTheLargestPartOfTheDifference() {
    Placement two = new Placement(new double[][] {{0, 0, 1}, {4, 1, 0}}, List.of(1, 2), 0.1);
    // (3^2 - 1^2) = 8, (2^2 - 1^2) = 3, (0 - 1) = -1.
    double[] point = {3, 2, 1};

    assertThat(two.decisive(point, 0, 1)).isZero();
    assertThat(two.isMore(0, 0, 1)).isTrue();
    assertThat(two.isMore(2, 0, 1)).isFalse();
    // (0 - 4^2), (2^2 - 1^2), (0 - 1).
    assertThat(two.decisive(new double[] {0, 2, 1}, 0, 1)).isEqualTo(1);
  }

  private int of(double at, int formerId) {
    return placement.of(new double[] {at}, formerId);
  }
}
