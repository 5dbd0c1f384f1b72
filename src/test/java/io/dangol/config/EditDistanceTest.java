package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

  @Test
  void aLongerWordMayHaveMoreMistakes() {
    assertThat(EditDistance.nearest("volmue-floor", List.of("volume-floor")))
        .contains("volume-floor");
    assertThat(EditDistance.nearest("xne", List.of("zone"))).isEmpty();
  }

  @Test
  void countsChangedLetters() {
    assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void breaksTiesByAlphabetAndKeepsItsDistance() {
    assertThat(EditDistance.nearest("rank", List.of("tank", "bank", "rate"))).contains("bank");
    assertThat(EditDistance.nearest("rank", List.of("seed"))).isEmpty();
  }

  @Property(tries = 200, seed = "42")
  void isAMetric(
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String a,
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String b,
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String c) {
    int ab = EditDistance.between(a, b);

    assertThat(ab).isEqualTo(EditDistance.between(b, a));
    assertThat(ab == 0).isEqualTo(a.equals(b));
    assertThat(ab).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    assertThat(EditDistance.between(a, c)).isLessThanOrEqualTo(ab + EditDistance.between(b, c));
  }
}
