package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetAssociationTest {
  private static final List<Integer> ALL = List.of(0, 1, 2);

  @Test
  void aPairIsAsStrongAsItsAssociation() {
    // Dunning 1993, table 1: "the swiss".
    SetAssociation known = new SetAssociation(31777, new long[] {2552, 221});
    known.put(List.of(0, 1), 110);

    assertThat(known.strength(List.of(0, 1))).isCloseTo(270.72, within(0.01));
    assertThat(known.lift(List.of(0, 1))).isCloseTo(6.1977, within(0.0001));
  }

  @Test
  void anItemThatIsThereByChanceMakesNoSet() {
    // Item 2 is in half of all groups, and in half of those with 0, with 1 and with both.
    SetAssociation known = new SetAssociation(1000, new long[] {100, 100, 500});
    putPairs(known, 80, 50, 50);
    known.put(ALL, 40);

    assertThat(known.strength(List.of(0, 1))).isPositive();
    assertThat(known.strength(ALL)).isZero();
  }

  @Test
  void whatIsAlwaysTogetherIsASet() {
    // All in two of four groups: each division is the table 2, 0, 0, 2, whose ratio is 8 ln 2.
    SetAssociation known = new SetAssociation(4, new long[] {2, 2, 2});
    putPairs(known, 2, 2, 2);
    known.put(ALL, 2);

    assertThat(known.strength(ALL)).isCloseTo(5.5452, within(0.0001));
    assertThat(known.lift(ALL)).isEqualTo(4);
  }

  @Test
  void aSetIsAsStrongAsItsWeakestDivision() {
    // Of 16 groups two have all items, two have 0 and 1, and two have 2 alone. To take off 2 is
    // weakest: 2, 2, 2, 10. The other divisions are 2, 2, 0, 12.
    SetAssociation known = new SetAssociation(16, new long[] {4, 4, 4});
    putPairs(known, 4, 2, 2);
    known.put(ALL, 2);

    assertThat(known.strength(ALL)).isCloseTo(1.6361, within(0.0001));
  }

  @Test
  void aPartMayBeStrongOnlyBecauseOfTheRest() {
    // Items 0 and 1 are together in ten groups of 100, and item 2 is in all of these.
    SetAssociation known = new SetAssociation(100, new long[] {20, 20, 10});
    putPairs(known, 10, 10, 10);
    known.put(ALL, 10);

    assertThat(known.strength(List.of(0, 1))).isGreaterThan(10.83);
    assertThat(known.countWithout(List.of(0, 1), 2)).isZero();
    assertThat(known.strengthWithout(List.of(0, 1), 2)).isZero();
  }

  private static void putPairs(SetAssociation known, long first, long second, long third) {
    known.put(List.of(0, 1), first);
    known.put(List.of(0, 2), second);
    known.put(List.of(1, 2), third);
  }
}
