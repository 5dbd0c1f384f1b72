package io.dangol.segment;

/**
 * The first part of a segment's name: one variant per level of recency, compared with the shop's
 * customers.
 *
 * @param fresh if the recency is in the lowest quarter
 * @param usual if it is up to the median
 * @param quiet if it is above the median
 * @param gone if it is in the highest quarter and at least 90 days
 */
record BaseName(String fresh, String usual, String quiet, String gone) {

  static final BaseName NEVER_BOUGHT =
      new BaseName(
          "Fresh visitors yet to buy",
          "Visitors yet to buy",
          "Visitors yet to buy, going quiet",
          "Long-gone visitors who never bought");
  static final BaseName BOUGHT_ONCE =
      new BaseName(
          "New one-time buyers",
          "One-time buyers",
          "One-time buyers going quiet",
          "Long-gone one-time buyers");
  static final BaseName REPEAT =
      new BaseName(
          "Active repeat buyers",
          "Repeat buyers",
          "Repeat buyers going quiet",
          "Long-gone repeat buyers");
  static final BaseName REGULAR =
      new BaseName("Loyal regulars", "Regulars", "Regulars going quiet", "Long-gone regulars");
  static final BaseName SELDOM =
      new BaseName(
          "Light visitors seen lately",
          "Light visitors",
          "Light visitors going quiet",
          "Long-gone light visitors");
  static final BaseName NOW_AND_THEN =
      new BaseName("Active visitors", "Visitors", "Visitors going quiet", "Long-gone visitors");
  static final BaseName OFTEN =
      new BaseName(
          "Loyal heavy visitors",
          "Heavy visitors",
          "Heavy visitors going quiet",
          "Long-gone heavy visitors");

  private static final double LONG_DAYS = 90;
  private static final double REGULAR_DAYS = 3;

  /** By days with a purchase; regulars have at least three and are in the top quarter. */
  static BaseName ofBuyers(double days, Quartiles usual) {
    if (days < 1) {
      return NEVER_BOUGHT;
    }
    if (days < 2) {
      return BOUGHT_ONCE;
    }
    return days >= REGULAR_DAYS && days >= usual.upper() ? REGULAR : REPEAT;
  }

  /** By events, in a shop that logs no purchases. */
  static BaseName ofVisitors(double events, Quartiles usual) {
    if (usual.isLow(events)) {
      return SELDOM;
    }
    return usual.isHigh(events) ? OFTEN : NOW_AND_THEN;
  }

  String byRecency(double days, Quartiles usualDays) {
    if (usualDays.isLow(days)) {
      return fresh;
    }
    if (usualDays.isHigh(days) && days >= LONG_DAYS) {
      return gone;
    }
    return days > usualDays.median() ? quiet : usual;
  }
}
