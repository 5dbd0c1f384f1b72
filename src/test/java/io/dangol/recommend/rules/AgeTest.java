package io.dangol.recommend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgeTest {

  @Test
  void aYearIsOverOnTheBirthday() {
    assertThat(age(List.of("2007-06-30"), List.of())).contains(new Age(19, 19));
    assertThat(age(List.of("2007-07-01"), List.of())).contains(new Age(18, 18));
  }

  @Test
  void aBirthdayCountsMoreThanABand() {
    assertThat(age(List.of("2007-06-30"), List.of("30-39"))).contains(new Age(19, 19));
  }

  @Test
  void aBandIsReadWhereItIsNumbers() {
    assertThat(age(List.of(), List.of("25-34"))).contains(new Age(25, 34));
    assertThat(age(List.of(), List.of("65+"))).contains(new Age(65, Integer.MAX_VALUE));
    assertThat(age(List.of(), List.of("18"))).contains(new Age(18, 18));
    assertThat(age(List.of(), List.of("teen"))).isEmpty();
    assertThat(age(List.of(), List.of("34-25"))).isEmpty();
  }

  @Test
  void accountsThatDifferMakeTheCustomerAsYoungAndAsOldAsAnyOfThem() {
    assertThat(age(List.of("2007-06-30", "1990-01-01"), List.of())).contains(new Age(19, 36));
    assertThat(age(List.of(), List.of("18-24", "30-39"))).contains(new Age(18, 39));
  }

  @Test
  void aBirthdayThatIsStillToComeSaysNothing() {
    assertThat(age(List.of("2026-07-01"), List.of())).isEmpty();
  }

  @Test
  void bothEndsOfABandMustBeWithinALimit() {
    assertThat(new Age(18, 24).isWithin(new Effect.AgeLimit(18, 24))).isTrue();
    assertThat(new Age(18, 24).isWithin(new Effect.AgeLimit(19, 99))).isFalse();
    assertThat(new Age(18, 24).isWithin(new Effect.AgeLimit(0, 20))).isFalse();
  }

  private static Optional<Age> age(List<String> birthdays, List<String> bands) {
    return Age.of(birthdays.stream().map(LocalDate::parse).toList(), bands, RuleShop.DAY);
  }
}
