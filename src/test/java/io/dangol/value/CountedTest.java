package io.dangol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.value.Counted.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedTest {

  private static final History ONCE = new History(0, 0, 10);
  private static final History TWICE = new History(1, 4, 10);

  @Test
  void equalValuesAreOneGroup() {
    assertThat(Counted.of(Stream.of(TWICE, ONCE, new History(1, 4, 10))).groups())
        .containsExactly(new Group<>(ONCE, 1), new Group<>(TWICE, 2));
  }

  @Test
  void groupsOfTheSameValueAddUp() {
    var counted =
        new Counted<>(List.of(new Group<>(TWICE, 3), new Group<>(ONCE, 1), new Group<>(TWICE, 4)));

    assertThat(counted.groups()).containsExactly(new Group<>(ONCE, 1), new Group<>(TWICE, 7));
    assertThat(counted.customers()).isEqualTo(8);
    assertThat(counted.sum(History::repeats)).isEqualTo(7);
  }

  @Test
  void theOrderOfCustomersDoesNotMatter() {
    List<History> histories = new ArrayList<>();
    Cdnow.histories().groups().forEach(group -> histories.add(group.value()));
    Counted<History> counted = Counted.of(histories.stream());
    Collections.shuffle(histories, new Random(7));

    assertThat(Counted.of(histories.stream())).isEqualTo(counted);
  }

  @Test
  void theLikelihoodOfGroupsIsTheSumOfSingleCustomers() {
    var model = new ParetoNbd(0.55, 10.6, 0.6, 11.7);
    Counted<History> histories = Cdnow.histories();
    double singles = 0;
    for (Group<History> group : histories.groups()) {
      for (int i = 0; i < group.customers(); i++) {
        singles += model.logLikelihood(group.value());
      }
    }

    assertThat(histories.customers()).isEqualTo(2_357);
    assertThat(model.logLikelihood(histories)).isCloseTo(singles, within(1e-8));
  }

  @Test
  void thinnedGroupsAreSpacedEvenly() {
    Counted<Integer> ten = Counted.of(IntStream.range(0, 10).boxed());

    assertThat(ten.thinned(3).groups()).extracting(Group::value).containsExactly(0, 3, 6);
    assertThat(ten.thinned(10)).isEqualTo(ten);
    assertThat(ten.thinned(11)).isEqualTo(ten);
  }

  @Test
  void mappedValuesThatBecomeEqualAreOneGroup() {
    var outcomes = Counted.of(Stream.of(new Outcome(ONCE, 0), new Outcome(ONCE, 3)));

    assertThat(outcomes.map(Outcome::before).groups()).containsExactly(new Group<>(ONCE, 2));
  }

  @Test
  void impossibleHistoriesAreRefused() {
    assertThatThrownBy(() -> new History(1, 11, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 repeats until week 11.0 of 10.0");
    assertThatThrownBy(() -> new History(0, 1, 10))
        .hasMessage("last purchase in week 1.0 without a repeat");
    assertThatThrownBy(() -> new History(1, Double.NaN, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Outcome(ONCE, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Spend(2, 0)).hasMessage("2 purchases with a mean of 0.0");
    assertThatThrownBy(() -> new Group<>(ONCE, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
