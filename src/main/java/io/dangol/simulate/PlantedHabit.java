package io.dangol.simulate;

import io.dangol.table.Words.DayType;
import io.dangol.table.Words.Daypart;

/**
 * When a customer comes: most trips are in this part of the day and on this type of day.
 *
 * @param daypart not the night, when the shop is closed
 */
record PlantedHabit(Daypart daypart, DayType dayType) {

  /** Share of the trips that follow each of the two. */
  static final double KEPT = 0.9;

  private static final int OPENS = 7;
  private static final int CLOSES = 22;
  private static final Daypart[] DAYPARTS = {
    Daypart.MORNING, Daypart.MIDDAY, Daypart.AFTERNOON, Daypart.EVENING
  };

  static PlantedHabit of(Chance chance) {
    return new PlantedHabit(chance.oneOf(DAYPARTS), chance.oneOf(DayType.values()));
  }

  /** An hour of the part of the day, as {@code habit.dayparts} divides it. */
  int hour(Chance chance) {
    return switch (daypart) {
      case MORNING -> chance.between(OPENS, 10);
      case MIDDAY -> chance.between(11, 13);
      case AFTERNOON -> chance.between(14, 16);
      case EVENING, NIGHT -> chance.between(17, CLOSES - 1);
    };
  }

  /** An hour of a trip without a habit. */
  static int anyHour(Chance chance) {
    return chance.between(OPENS, CLOSES - 1);
  }
}
