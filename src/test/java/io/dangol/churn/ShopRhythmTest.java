package io.dangol.churn;

import static io.dangol.churn.ChurnFixtures.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShopRhythmTest {

  @Test
  void theHorizonCoversNineOfTenGaps() {
    assertThat(ShopRhythm.horizon(new TreeMap<>(Map.of(7, 8L, 30, 1L, 60, 1L)))).isEqualTo(30);
    assertThat(ShopRhythm.horizon(new TreeMap<>(Map.of(7, 8L, 30, 1L, 60, 2L)))).isEqualTo(60);
  }

  @Test
  void theHorizonIsNeitherTooShortNorTooLong() {
    assertThat(ShopRhythm.horizon(new TreeMap<>(Map.of(1, 5L)))).isEqualTo(14);
    assertThat(ShopRhythm.horizon(new TreeMap<>(Map.of(400, 5L)))).isEqualTo(180);
    assertThat(ShopRhythm.horizon(new TreeMap<>())).isEqualTo(180);
  }

  @Test
  void labelsOfTheLastCutOffAreJustKnown() {
    var rhythm = new ShopRhythm(LocalDate.parse("2010-12-01"), 90);

    assertThat(rhythm.labelledCutOffs(LocalDate.parse("2011-09-10"), SETTINGS))
        .extracting(LocalDate::toString)
        .containsExactly("2011-03-11", "2011-04-11", "2011-05-12", "2011-06-12");
  }

  @Test
  void cutOffsHaveEnoughLogBeforeThem() {
    var rhythm = new ShopRhythm(LocalDate.parse("2011-04-13"), 90);

    assertThat(rhythm.labelledCutOffs(LocalDate.parse("2011-09-10"), SETTINGS))
        .containsExactly(LocalDate.parse("2011-06-12"));
    assertThat(rhythm.labelledCutOffs(LocalDate.parse("2011-09-09"), SETTINGS)).isEmpty();
  }
}
