package io.dangol.segment;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts customers into the segments of a night, and says why one moved.
 *
 * @param features the axes of a point
 * @param buys whether the shop logs purchases
 * @param before the former centres on tonight's axes, if tonight's were fitted from them; null
 *     where they are kept, or nothing is known of them
 * @param isKept whether tonight's centres are the former ones
 */
record Placing(
    Placement tonight,
    List<Feature> features,
    boolean buys,
    @Nullable Placement before,
    boolean isKept)
    implements Serializable {

  Placing {
    features = List.copyOf(features);
  }

  /** A customer on the axes and in units; a habit without a value counts as 0. */
  static final class Customer {
    private final double[] point;
    private final Map<Feature, Double> values;
    private final int formerId;

    Customer(double[] point, Map<Feature, Double> values, int formerId) {
      this.point = point;
      this.values = values;
      this.formerId = formerId;
    }

    private double value(Feature feature) {
      return values.getOrDefault(feature, 0.0);
    }
  }

  int of(Customer customer) {
    return tonight.of(customer.point, customer.formerId);
  }

  int nearest(Customer customer) {
    return tonight.nearest(customer.point);
  }

  /** Why the customer left the former segment; empty if they stayed or had none. */
  Optional<Move> move(Customer customer) {
    int formerId = customer.formerId;
    int to = of(customer);
    int from = tonight.indexOf(formerId);
    if (formerId == Placement.NONE || from == to) {
      return Optional.empty();
    }
    if (isKept) {
      return Optional.of(from < 0 ? Move.DISSOLVED : because(customer, from, to));
    }
    boolean didSomething =
        from >= 0
            && before != null
            && before.of(customer.point, formerId) != before.indexOf(formerId);
    return Optional.of(didSomething ? because(customer, from, to) : Move.REFIT);
  }

  private Move because(Customer customer, int from, int to) {
    int axis = tonight.decisive(customer.point, from, to);
    Feature feature = features.get(axis);
    double value = customer.value(feature);
    boolean isBuyer = buys && customer.value(Feature.FREQUENCY) >= 1;
    boolean ofPurchases = feature == Feature.RECENCY ? isBuyer : buys;
    return Move.by(feature, tonight.isMore(axis, from, to), value, ofPurchases);
  }
}
