package io.dangol.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        " kim 09",
        "kim\u00a009\u00a0",
        "\tkim \t09\n",
        "kim\u202f09",
        "kim\u300009",
        "\ufeffkim 09",
        "k\u200bim 0\u00ad9",
        "\u200ekim 09\u200f",
        "kim \uff10\uff19",
        "\uff4b\uff49\uff4d 09",
        "kim\u3164 09\u0000"
      })
  void anIdIsTheSameHoweverItIsTyped(String id) {
    assertThat(PlainForm.of(id)).isEqualTo("kim 09");
  }

  @Test
  void composedAndDecomposedAreTheSame() {
    for (String id : List.of("J\u00fcrgen", "\uae40\ubbfc\uc218", "\u00e9\u00e0-7")) {
      assertThat(PlainForm.of(Normalizer.normalize(id, Normalizer.Form.NFD))).isEqualTo(id);
    }
  }

  @Test
  void whatIsSeenStays() {
    assertThat(PlainForm.of("Kim-09_a@x.org")).isEqualTo("Kim-09_a@x.org");
    assertThat(PlainForm.of("KIM09")).isNotEqualTo(PlainForm.of("kim09"));
    assertThat(PlainForm.of(" \u200b\u00a0")).isEmpty();
  }

  @Test
  void thePlainFormOfAPlainFormIsItself() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int[] points = random.ints(4, 1, 0x3100).toArray();
      String plain = PlainForm.of(new String(points, 0, points.length));
      assertThat(PlainForm.of(plain)).as(plain).isEqualTo(plain);
    }
  }
}
