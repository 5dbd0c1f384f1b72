package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

  @Test
  void aLongerWordMayHaveMoreMistakes() {
    assertThat(EditDistance.nearest("volmue-floor", List.of("volume-floor")))
        .contains("volume-floor");
    assertThat(EditDistance.nearest("xne", List.of("zone"))).isEmpty();
  }

  @Test
  void breaksTiesByAlphabetAndKeepsItsDistance() {
    assertThat(EditDistance.nearest("rank", List.of("tank", "bank", "rate"))).contains("bank");
    assertThat(EditDistance.nearest("rank", List.of("seed"))).isEmpty();
  }
}
