package io.dangol.profile;

import io.dangol.table.Words.JourneyCause;
import io.dangol.table.Words.JourneyStage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a customer from stage to stage, as the log tells it: on each day the stage is that of
 * {@link JourneyStages}, with what was known at the end of the day.
 *
 * @param regularFrom purchase days from which a customer is a regular
 * @param atRiskAfterGaps usual gaps without a purchase after which a buyer is at risk
 * @param lapsedAfterDays days without a purchase after which a buyer has lapsed
 */
record Journey(int regularFrom, double atRiskAfterGaps, int lapsedAfterDays, ShopGaps shop)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A move to another stage.
   *
   * @param day at whose end the customer was first there, in days since 1970-01-01
   * @param from empty at the first event
   */
  record Move(
      int day, Optional<JourneyStage> from, JourneyStage to, JourneyCause cause, String because) {}

  static Journey of(ProfileSettings settings, ShopGaps shop) {
    return new Journey(
        settings.regularFrom(), settings.atRiskAfterGaps(), settings.lapsedAfterDays(), shop);
  }

  /**
   * All moves in the order of time.
   *
   * @param firstDay of any event
   * @param bought days with a purchase, ascending, each once
   * @param asOf the last day that is known
   */
  List<Move> moves(int firstDay, List<Integer> bought, int asOf) {
    Way way = new Way();
    if (bought.isEmpty() || firstDay < bought.get(0)) {
      way.go(firstDay, JourneyStage.VISITOR, JourneyCause.FIRST_VISIT, "first visit");
    }
    for (int purchase = 0; purchase < bought.size(); purchase++) {
      way.buy(bought, purchase);
      boolean isLast = purchase + 1 == bought.size();
      way.wait(bought, purchase, isLast ? asOf : bought.get(purchase + 1) - 1);
    }
    return way.moves;
  }

  private JourneyStage stage(int purchaseDays) {
    if (purchaseDays >= regularFrom) {
      return JourneyStage.REGULAR;
    }
    return purchaseDays >= 2 ? JourneyStage.REPEAT : JourneyStage.FIRST_PURCHASE;
  }

  /** The usual gap at the end of a day, after {@code purchaseDays} days with a purchase. */
  private double usualGap(List<Integer> bought, int purchaseDays, int day) {
    return purchaseDays >= JourneyStages.DAYS_OF_A_HABIT
        ? (double) (bought.get(purchaseDays - 1) - bought.get(0)) / (purchaseDays - 1)
        : shop.at(day);
  }

  /** A way as far as it was gone. */
  private final class Way {
    private final List<Move> moves = new ArrayList<>();

    private Optional<JourneyStage> stage() {
      return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1).to());
    }

    private boolean isAt(JourneyStage stage) {
      return stage().equals(Optional.of(stage));
    }

    void go(int day, JourneyStage to, JourneyCause cause, String because) {
      if (!isAt(to)) {
        moves.add(new Move(day, stage(), to, cause, because));
      }
    }

    void buy(List<Integer> bought, int purchase) {
      int day = bought.get(purchase);
      JourneyStage to = Journey.this.stage(purchase + 1);
      if (purchase == 0) {
        go(day, to, JourneyCause.FIRST_PURCHASE, "first purchase");
      } else if (isAt(JourneyStage.AT_RISK) || isAt(JourneyStage.LAPSED)) {
        int away = day - bought.get(purchase - 1);
        go(day, to, JourneyCause.CAME_BACK, "came back after " + days(away));
      } else {
        go(
            day,
            to,
            JourneyCause.PURCHASE,
            "%s purchase within %s".formatted(ordinal(purchase + 1), days(day - bought.get(0))));
      }
    }

    /** The days without a purchase after one, up to a day. */
    void wait(List<Integer> bought, int purchase, int upTo) {
      int last = bought.get(purchase);
      for (int day = last + 1; day <= upTo && !isAt(JourneyStage.LAPSED); day++) {
        int away = day - last;
        if (away > lapsedAfterDays) {
          go(day, JourneyStage.LAPSED, JourneyCause.NO_PURCHASE, quiet(away));
        } else if (away > usualGap(bought, purchase + 1, day) * atRiskAfterGaps) {
          go(day, JourneyStage.AT_RISK, JourneyCause.NO_PURCHASE, quiet(away));
        } else {
          // Only the shop's gap can bring a customer here from at_risk.
          go(
              day,
              Journey.this.stage(purchase + 1),
              JourneyCause.USUAL_GAP,
              "the usual gap of the shop grew to " + days((int) shop.at(day)));
        }
      }
    }
  }

  private static String quiet(int days) {
    return days(days) + " without a purchase";
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static String ordinal(int number) {
    if (number % 100 >= 11 && number % 100 <= 13) {
      return number + "th";
    }
    return switch (number % 10) {
      case 1 -> number + "st";
      case 2 -> number == 2 ? "second" : number + "nd";
      case 3 -> number == 3 ? "third" : number + "rd";
      default -> number + "th";
    };
  }
}
