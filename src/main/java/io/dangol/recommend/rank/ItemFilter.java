package io.dangol.recommend.rank;

import java.util.Arrays;

/**
 * Says which items a customer must not be shown.
 *
 * <p>Not safe for several threads: each call overwrites and returns the same array. A {@code true}
 * marks an excluded position of the catalogue.
 */
public final class ItemFilter {
  private final Catalogue catalogue;
  private final boolean[] excluded;

  public ItemFilter(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.excluded = new boolean[catalogue.size];
  }

  /** Excludes the items that are not active. */
  public boolean[] inactive() {
    System.arraycopy(catalogue.inactive, 0, excluded, 0, excluded.length);
    return excluded;
  }

  /**
   * Excludes inactive items, items that the customer disliked, and items that the customer took too
   * recently for their repeat policy.
   */
  boolean[] byPolicy(CustomerHistory customer, long endMillis) {
    inactive();
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      long last = customer.lastTaken[i];
      boolean isTooSoon =
          last != CustomerHistory.NEVER && endMillis - last < catalogue.pauses[item];
      excluded[item] |= isTooSoon || customer.unwelcome[i];
    }
    return excluded;
  }

  /** Excludes inactive items and everything that the customer took before. */
  public boolean[] taken(CustomerHistory customer) {
    inactive();
    for (int i = 0; i < customer.items.length; i++) {
      excluded[customer.items[i]] |= customer.frequencies[i] > 0;
    }
    return excluded;
  }

  /** Excludes everything except the active items that the customer took before. */
  public boolean[] notTaken(CustomerHistory customer) {
    Arrays.fill(excluded, true);
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      excluded[item] = customer.frequencies[i] == 0 || catalogue.inactive[item];
    }
    return excluded;
  }
}
