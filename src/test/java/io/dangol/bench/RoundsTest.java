package io.dangol.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private final List<String> turns = new ArrayList<>();

  @Test
  void contendersTakeTurnsAndTheFirstRoundsAreKeptApart() throws Exception {
    Rounds rounds = new Rounds().with("one", () -> turn("one")).with("two", () -> turn("two"));

    rounds.run(2, 1);

    assertThat(turns).containsExactly("one", "two", "two", "one", "one", "two");
    assertThat(rounds.warmUp().get("one")).containsExactly(1.0, 4.0);
    assertThat(rounds.warmUp().get("two")).containsExactly(2.0, 3.0);
    assertThat(rounds.all().get("one")).containsExactly(5.0);
    assertThat(rounds.ratio("two", "one")).isEqualTo(1.2);
  }

  private double turn(String name) {
    turns.add(name);
    return turns.size();
  }
}
