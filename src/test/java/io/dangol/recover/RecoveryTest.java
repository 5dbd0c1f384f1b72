package io.dangol.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);

  @Test
  void segmentsAgreeWhateverTheyAreCalled() {
    Map<Long, TrueCustomer> truth =
        Map.of(1L, of("weekly"), 2L, of("weekly"), 3L, of("rare"), 4L, of("rare"));

    assertThat(index(truth, Map.of(1L, "x", 2L, "x", 3L, "y", 4L, "y"))).isEqualTo(1);
    // Hubert and Arabie by hand: no pair is together in both, 2 of 6 in each: (0 - 2/3) / (2 -
    // 2/3).
    assertThat(index(truth, Map.of(1L, "x", 2L, "y", 3L, "x", 4L, "y")))
        .isCloseTo(-0.5, within(1e-12));
  }

  @Test
  void whoLeftIsNoMemberOrASegmentOfItsOwn() {
    Map<Long, TrueCustomer> truth =
        Map.of(1L, of("weekly"), 2L, left("weekly", NIGHT), 3L, left("weekly", NIGHT.plusDays(1)));
    Map<Long, String> found = Map.of(1L, "x", 2L, "y", 3L, "x", 4L, "of nobody");

    assertThat(Agreement.of(truth, found, NIGHT, false).customers())
        .isEqualTo(Map.of("weekly", Map.of("x", 2L)));
    assertThat(Agreement.of(truth, found, NIGHT, true).customers())
        .isEqualTo(Map.of("weekly", Map.of("x", 2L), "left", Map.of("y", 1L)));
  }

  @Test
  void gapsAreComparedWithinTheirPlantedSegment() {
    Map<Long, TrueCustomer> truth =
        Map.of(1L, of("weekly"), 2L, of("weekly"), 3L, left("weekly", NIGHT), 4L, of("weekly"));
    Map<Long, GapRecovery.Found> found =
        Map.of(
            1L, new GapRecovery.Found(8, 0.4, 10),
            2L, new GapRecovery.Found(12, 0.6, 5),
            3L, new GapRecovery.Found(100, 0, 10),
            4L, new GapRecovery.Found(100, 0, 4));

    // Planted are 10 days: found 10 in the mean, each customer 20 % off.
    assertThat(GapRecovery.bySegment(truth, found, NIGHT, 5))
        .isEqualTo(Map.of("weekly", new GapRecovery(2, 10, 10, 0.2, 0.5, 0.5)));
  }

  @Test
  void aHabitIsRightIfNothingOfItIsOtherThanPlanted() {
    Map<Long, TrueCustomer> truth =
        Map.of(
            1L, habit("morning", "weekend"),
            2L, habit("evening", "workday"),
            3L, of("weekly"),
            4L, habit("midday", "weekend"));
    Map<Long, List<HabitRecovery.Found>> found =
        Map.of(
            1L, List.of(found("morning", null), found(null, "weekend")),
            2L, List.of(found("evening", "weekend")),
            3L, List.of(found("evening", null), found(null, null)));

    // Right are the two of the first customer, of whom both parts are found.
    assertThat(HabitRecovery.of(truth, found, NIGHT, 365))
        .isEqualTo(new HabitRecovery(3, 1, 2, 1, 4, 2));
  }

  @Test
  void customersWhoCannotBeKnownAreNotJudged() {
    TrueCustomer young =
        new TrueCustomer(
            "weekly",
            10,
            0.5,
            Optional.of("morning"),
            Optional.of("weekend"),
            NIGHT.minusDays(50),
            Optional.empty());

    assertThat(HabitRecovery.of(Map.of(1L, young), Map.of(), NIGHT, 365).planted()).isZero();
    assertThat(HabitRecovery.of(Map.of(1L, habit("morning", "weekend")), Map.of(), NIGHT, 90))
        .isEqualTo(new HabitRecovery(0, 0, 0, 0, 0, 0));
  }

  @Test
  void printsTruthBesideEstimateAndWhetherTheGoalIsReached() {
    Comparison table = new Comparison();
    table.add("calibration error", 0, 0.0312, Goal.atMost(0.03));
    table.add("in the window", 0.8, 0.75, new Goal(0.75, 0.85));
    table.add("money", 12_345.6, 999.5);
    table.absent("worth", "no customer bought anything");

    assertThat(table.taken().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "truth estimate goal",
            "calibration error 0.000 0.031 at most 0.03: MISSED",
            "in the window 0.800 0.750 0.75 to 0.85: reached",
            "money 12,346 999.500",
            "worth none none no customer bought anything");
    assertThat(table.taken()).isEmpty();
  }

  private static double index(Map<Long, TrueCustomer> truth, Map<Long, String> found) {
    return Agreement.of(truth, found, NIGHT, false).index();
  }

  private static TrueCustomer of(String segment) {
    return customer(segment, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static TrueCustomer left(String segment, LocalDate on) {
    return customer(segment, Optional.empty(), Optional.empty(), Optional.of(on));
  }

  private static TrueCustomer habit(String daypart, String dayType) {
    return customer("weekly", Optional.of(daypart), Optional.of(dayType), Optional.empty());
  }

  private static TrueCustomer customer(
      String segment,
      Optional<String> daypart,
      Optional<String> dayType,
      Optional<LocalDate> leftOn) {
    return new TrueCustomer(segment, 10, 0.5, daypart, dayType, NIGHT.minusDays(1_000), leftOn);
  }

  private static HabitRecovery.Found found(@Nullable String daypart, @Nullable String dayType) {
    return new HabitRecovery.Found(Optional.ofNullable(daypart), Optional.ofNullable(dayType));
  }
}
