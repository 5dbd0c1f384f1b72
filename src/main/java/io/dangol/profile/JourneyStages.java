package io.dangol.profile;

import static io.dangol.table.Columns.GAP_DAYS_MEAN;
import static io.dangol.table.Columns.PURCHASE_DAYS;
import static io.dangol.table.Columns.RECENCY_DAYS;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.JourneyStage;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;

/**
 * The stage of a customer on the way from a first visit to a regular customer.
 *
 * <p>The first of these that applies: {@code visitor} without a purchase; {@code lapsed} if the
 * last purchase is more than a configured number of days ago; {@code at_risk} if it is longer ago
 * than a configured number of usual gaps; {@code regular}, {@code repeat} or {@code first_purchase}
 * by the number of purchase days. The usual gap is the customer's own mean gap from three purchase
 * days on, because a single gap is not a habit; otherwise it is the shop's mean gap. If no customer
 * of the shop ever came back, none is at risk.
 */
final class JourneyStages {

  static final int DAYS_OF_A_HABIT = 3;

  private JourneyStages() {}

  static Column of(ProfileSettings settings, OptionalDouble shopGapDays) {
    Column days = PURCHASE_DAYS.col();
    Column patience = usualGap(shopGapDays).multiply(settings.atRiskAfterGaps());
    return when(days.equalTo(0), JourneyStage.VISITOR.word())
        .when(RECENCY_DAYS.col().gt(settings.lapsedAfterDays()), JourneyStage.LAPSED.word())
        .when(RECENCY_DAYS.col().gt(patience), JourneyStage.AT_RISK.word())
        .when(days.geq(settings.regularFrom()), JourneyStage.REGULAR.word())
        .when(days.geq(2), JourneyStage.REPEAT.word())
        .otherwise(JourneyStage.FIRST_PURCHASE.word());
  }

  private static Column usualGap(OptionalDouble shopGapDays) {
    Column ofShop = shopGapDays.isPresent() ? lit(shopGapDays.getAsDouble()) : lit(null);
    return when(PURCHASE_DAYS.col().geq(DAYS_OF_A_HABIT), GAP_DAYS_MEAN.col()).otherwise(ofShop);
  }
}
