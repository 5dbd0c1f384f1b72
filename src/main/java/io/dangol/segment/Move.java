package io.dangol.segment;

import io.dangol.table.Words.MoveCause;
import java.util.Locale;

/** Why a customer is no longer in the former segment, as a word and as a phrase for people. */
record Move(MoveCause cause, String because) {

  static final Move REFIT = new Move(MoveCause.REFIT, "the segments were fitted again");
  static final Move DISSOLVED =
      new Move(MoveCause.DISSOLVED, "the former segment had too few customers left");

  /**
   * A move because of a habit.
   *
   * @param isMore whether the customers of the segment have more of it than those of the former one
   * @param value the customer's own, in the unit of the habit
   * @param buys whether it is about purchases; else about events of any type
   */
  static Move by(Feature feature, boolean isMore, double value, boolean buys) {
    return switch (feature) {
      case RECENCY ->
          new Move(MoveCause.RECENCY, isMore ? quiet(value, buys) : active(value, buys));
      case FREQUENCY ->
          new Move(
              MoveCause.FREQUENCY,
              buys
                  ? only(isMore, value, "day") + " with a purchase"
                  : only(isMore, value, "event"));
      case MONETARY ->
          new Move(MoveCause.MONETARY, (isMore ? "" : "only ") + grouped(value) + " spent");
      case DISTINCT_ITEMS ->
          new Move(MoveCause.DISTINCT_ITEMS, only(isMore, value, "different item"));
      case RECENT_EVENTS ->
          new Move(MoveCause.RECENT_EVENTS, only(isMore, value, "event") + " in 30 days");
    };
  }

  private static String quiet(double days, boolean buys) {
    return counted(days, "day") + " without " + what(buys);
  }

  private static String active(double days, boolean buys) {
    return what(buys) + (days < 0.5 ? " today" : " " + counted(days, "day") + " ago");
  }

  private static String what(boolean buys) {
    return buys ? "a purchase" : "an event";
  }

  private static String only(boolean isMore, double number, String unit) {
    if (isMore) {
      return counted(number, unit);
    }
    return Math.round(number) == 0 ? "no " + unit + "s" : "only " + counted(number, unit);
  }

  private static String counted(double number, String unit) {
    return grouped(number) + " " + unit + (Math.round(number) == 1 ? "" : "s");
  }

  private static String grouped(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }
}
