package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AssociationTest {

  @Test
  void findsTheFiguresOfDunningsPaper() {
    // Table 1, "the swiss" and "can be": 110, 2442, 111, 29114 and 29, 13, 123, 31612.
    assertThat(new Association(31777, 2552, 221, 110).logLikelihoodRatio())
        .isCloseTo(270.72, within(0.01));
    assertThat(new Association(31777, 42, 152, 29).logLikelihoodRatio())
        .isCloseTo(263.90, within(0.01));
  }

  @Test
  void aBestsellerIsNoSurprise() {
    // The other item is in half of all groups, and in half of those of the first item.
    Association bestseller = new Association(1000, 100, 500, 50);

    assertThat(bestseller.lift()).isEqualTo(1);
    assertThat(bestseller.logLikelihoodRatio()).isCloseTo(0, within(1e-9));
  }

  @Property
  void bothItemsSeeTheSame(
      @ForAll @LongRange(min = 1, max = 50) long together,
      @ForAll @LongRange(max = 50) long onlyOne,
      @ForAll @LongRange(max = 50) long onlyOther,
      @ForAll @LongRange(max = 50) long neither) {
    long groups = together + onlyOne + onlyOther + neither;
    Association seen = new Association(groups, together + onlyOne, together + onlyOther, together);
    Association turned =
        new Association(groups, together + onlyOther, together + onlyOne, together);

    assertThat(seen.lift()).isEqualTo(turned.lift());
    assertThat(seen.logLikelihoodRatio())
        .isNotNegative()
        .isCloseTo(turned.logLikelihoodRatio(), within(1e-9));
  }
}
