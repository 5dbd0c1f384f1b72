package io.dangol.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private final Exposition text = new Exposition();

  @Test
  void samplesOfAFamilyFollowItsHelpAndType() {
    text.gauge("dangol_a_seconds", "An a.", 1.5, Map.of("of", "x"))
        .gauge("dangol_b", "A b.", 1_770_000_000)
        .gauge("dangol_c_seconds", "A c.", 1_770_000_000.25)
        .gauge("dangol_a_seconds", "An a.", 2, Map.of("of", "w"));

    assertThat(text)
        .hasToString(
            """
            # HELP dangol_a_seconds An a.
            # TYPE dangol_a_seconds gauge
            dangol_a_seconds{of="w"} 2
            dangol_a_seconds{of="x"} 1.5
            # HELP dangol_b A b.
            # TYPE dangol_b gauge
            dangol_b 1770000000
            # HELP dangol_c_seconds A c.
            # TYPE dangol_c_seconds gauge
            dangol_c_seconds 1770000000.25
            """);
  }

  @Test
  void labelsAreEscapedAndUnmeasuredValuesAreNaN() {
    text.gauge("dangol_a", "An a.", Double.NaN, Map.of("of", "a\"b\\c\nd"));

    assertThat(ExpositionText.parsed(text.toString()).samples())
        .containsExactly(Map.entry("dangol_a{of=\"a\\\"b\\\\c\\nd\"}", Double.NaN));
  }

  @Test
  void aSeriesHasOneValue() {
    text.gauge("dangol_a", "An a.", 1, Map.of("of", "x"));

    assertThatThrownBy(() -> text.gauge("dangol_a", "An a.", 2, Map.of("of", "x")))
        .hasMessage("dangol_a{of=\"x\"} is there already");
  }
}
