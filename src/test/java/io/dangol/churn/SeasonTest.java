package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.testing.Hocon;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SeasonTest {

  private static final LocalDate AS_OF = LocalDate.parse("2011-09-10");
  private static final LogisticModel EVEN =
      new LogisticModel(new FeatureScale(Map.of()), 0, Map.of());

  @Test
  void datesAreThreeAroundTheSameWeekdayOfLastYear() {
    ShopRhythm rhythm = new ShopRhythm(LocalDate.parse("2010-07-05"), 90);

    assertThat(Season.dates(AS_OF, rhythm, ChurnFixtures.SETTINGS))
        .containsExactly(
            LocalDate.parse("2010-09-04"),
            LocalDate.parse("2010-09-11"),
            LocalDate.parse("2010-09-18"));
    assertThat(LocalDate.parse("2010-09-11").getDayOfWeek()).isEqualTo(AS_OF.getDayOfWeek());
  }

  @Test
  void nearAHolidayTheyAreAsFarFromIt() {
    ChurnSettings easter =
        Hocon.settings(
            "churn",
            "holidays = [\"2010-04-04 Easter\", \"2011-04-24 Easter\"]",
            ChurnSettings::read);
    ShopRhythm rhythm = new ShopRhythm(LocalDate.parse("2010-01-01"), 90);

    assertThat(Season.dates(LocalDate.parse("2011-04-17"), rhythm, easter))
        .containsExactly(
            LocalDate.parse("2010-03-21"),
            LocalDate.parse("2010-03-28"),
            LocalDate.parse("2010-04-04"));
  }

  @Test
  void aLogThatBeganADayLaterHasNoSeason() {
    ShopRhythm rhythm = new ShopRhythm(LocalDate.parse("2010-07-07"), 90);

    assertThat(Season.dates(AS_OF, rhythm, ChurnFixtures.SETTINGS)).isEmpty();
  }

  @Test
  void outcomesMustBeKnownByTheDate() {
    // The last of the dates is 357 days ago.
    LocalDate longAgo = LocalDate.parse("2005-01-01");

    assertThat(Season.dates(AS_OF, new ShopRhythm(longAgo, 357), ChurnFixtures.SETTINGS))
        .hasSize(3);
    assertThat(Season.dates(AS_OF, new ShopRhythm(longAgo, 358), ChurnFixtures.SETTINGS)).isEmpty();
  }

  @Test
  void theShiftMakesThePredictionsAddUpToThoseWhoLeft() {
    double[] logOdds = {-1, 0, 2};
    long[] counts = {10, 20, 30};

    double shift = Season.shift(logOdds, counts, 25);

    double sum = 0;
    for (int i = 0; i < logOdds.length; i++) {
      sum += counts[i] / (1 + Math.exp(-logOdds[i] - shift));
    }
    assertThat(sum).isCloseTo(25, within(1e-9));
  }

  @Test
  void thinEvidenceCountsLess() {
    // The model says 1 of 2; 1 of 4 left, whose log-odds are -ln 3. They count 4 to 20.
    Season season = Season.of(List.of(AS_OF), outcomes(1, 3), EVEN);

    assertThat(season.isKnown()).isTrue();
    assertThat(season.customers()).isEqualTo(4);
    assertThat(season.logOdds()).isCloseTo(-Math.log(3) * 4 / 24, within(1e-9));
  }

  @Test
  void anOutcomeThatAllSharedSaysNothingOfTheSeason() {
    assertThat(Season.of(List.of(AS_OF), outcomes(0, 3), EVEN).isKnown()).isFalse();
    assertThat(Season.of(List.of(AS_OF), outcomes(3, 0), EVEN).isKnown()).isFalse();
    assertThat(Season.of(List.of(), outcomes(1, 3), EVEN).isKnown()).isFalse();
  }

  private static Dataset<Row> outcomes(int left, int stayed) {
    return rows(
        "churned boolean", "{churned: true}\n".repeat(left) + "{churned: false}\n".repeat(stayed));
  }
}
