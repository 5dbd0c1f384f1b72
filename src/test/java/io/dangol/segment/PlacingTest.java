package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.segment.Placing.Customer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacingTest {

  private static final List<Integer> IDS = List.of(1, 2);
  private static final Placement TONIGHT = new Placement(new double[][] {{0, 0}, {2, 0}}, IDS, 0.1);

  @Test
  void aMoveBetweenKeptCentresNamesTheHabit() {
    Placing kept = placing(TONIGHT, null, true);

    assertThat(kept.move(customer(1.9, 1, 40))).hasValue(Move.by(Feature.RECENCY, true, 40, true));
    assertThat(kept.move(customer(0.1, 2, 3))).hasValue(Move.by(Feature.RECENCY, false, 3, true));
  }

  @Test
  void whoStaysOrIsNewHasNoMove() {
    Placing kept = placing(TONIGHT, null, true);

    assertThat(kept.move(customer(1.01, 1, 40))).isEmpty();
    assertThat(kept.move(customer(1.9, Placement.NONE, 40))).isEmpty();
  }

  @Test
  void aSegmentThatIsGoneWasDissolvedOrTheCentresAreNew() {
    assertThat(placing(TONIGHT, null, true).move(customer(1.9, 9, 40))).hasValue(Move.DISSOLVED);
    assertThat(placing(TONIGHT, null, false).move(customer(1.9, 9, 40))).hasValue(Move.REFIT);
  }

  @Test
  void afterARefitOnlyThoseWhomTheFormerCentresWouldMoveHaveAnotherReason() {
    Placement before = new Placement(new double[][] {{0, 0}, {3, 0}}, IDS, 0.1);
    Placing refitted = placing(TONIGHT, before, false);

    assertThat(refitted.move(customer(1.4, 1, 40))).hasValue(Move.REFIT);
    assertThat(refitted.move(customer(1.9, 1, 40)))
        .hasValue(Move.by(Feature.RECENCY, true, 40, true));
  }

  @Test
  void whoNeverBoughtIsAwaySinceTheLastEvent() {
    Customer visitor = new Customer(new double[] {1.9, 0}, Map.of(Feature.RECENCY, 40.0), 1);

    assertThat(placing(TONIGHT, null, true).move(visitor))
        .hasValueSatisfying(
            move -> assertThat(move.because()).isEqualTo("40 days without an event"));
  }

  private static Placing placing(Placement tonight, Placement before, boolean isKept) {
    return new Placing(tonight, List.of(Feature.RECENCY, Feature.FREQUENCY), true, before, isKept);
  }

  private static Customer customer(double recency, int formerId, double days) {
    return new Customer(
        new double[] {recency, 0}, Map.of(Feature.RECENCY, days, Feature.FREQUENCY, 5.0), formerId);
  }
}
