package io.dangol.profile;

import static io.dangol.table.Columns.EVENT_TYPE;

import io.dangol.config.Section;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which event types of the shop are purchases, refunds, additions to or removals from a cart, and
 * dislikes.
 */
public record EventTypes(
    List<String> purchases,
    List<String> refunds,
    List<String> cartAdds,
    List<String> cartRemovals,
    List<String> dislikes) {

  public EventTypes {
    purchases = List.copyOf(purchases);
    refunds = List.copyOf(refunds);
    cartAdds = List.copyOf(cartAdds);
    cartRemovals = List.copyOf(cartRemovals);
    dislikes = List.copyOf(dislikes);
  }

  /** Reads the section {@code profile}. */
  static EventTypes read(Section profile) {
    return new EventTypes(
        profile.texts("purchase-types"),
        profile.texts("refund-types"),
        profile.texts("cart-add-types"),
        profile.texts("cart-remove-types"),
        profile.texts("dislike-types"));
  }

  Column isPurchase() {
    return EVENT_TYPE.col().isInCollection(purchases);
  }

  Column isRefund() {
    return EVENT_TYPE.col().isInCollection(refunds);
  }

  Column isCartAdd() {
    return EVENT_TYPE.col().isInCollection(cartAdds);
  }

  Column isCartRemoval() {
    return EVENT_TYPE.col().isInCollection(cartRemovals);
  }

  Column isDislike() {
    return EVENT_TYPE.col().isInCollection(dislikes);
  }
}
