package io.dangol.simulate;

import java.util.Optional;

/**
 * The kinds of shop that can be simulated; a new one is a constant here and its {@link ShopPlan}.
 */
public enum ShopKind {
  /** Customers with tastes, staples and a favourite hour: the shop of the demo. */
  DEMO,
  /** Regular gaps and habits, a slight season. */
  GROCERY,
  /** Long gaps, customers who leave, and a season with its peak before Christmas. */
  FASHION,
  /** Readers: nobody buys. */
  MEDIA;

  /** What is planted; empty for the demo's shop. */
  Optional<ShopPlan> plan() {
    return switch (this) {
      case DEMO -> Optional.empty();
      case GROCERY -> Optional.of(ShopPlans.GROCERY);
      case FASHION -> Optional.of(ShopPlans.FASHION);
      case MEDIA -> Optional.of(ShopPlans.MEDIA);
    };
  }
}
