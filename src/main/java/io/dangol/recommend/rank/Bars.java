package io.dangol.recommend.rank;

import java.util.Arrays;

/**
 * Which items a customer must not be shown. One instance serves many customers: each call returns
 * the same array anew.
 */
public final class Bars {
  private final Catalogue catalogue;
  private final boolean[] barred;

  public Bars(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.barred = new boolean[catalogue.size];
  }

  /** What is not active. */
  public boolean[] inactive() {
    System.arraycopy(catalogue.inactive, 0, barred, 0, barred.length);
    return barred;
  }

  /**
   * What is not active, what the customer turned down, and what was taken so lately that its policy
   * keeps it back.
   */
  boolean[] byPolicy(Shopper shopper, long endMillis) {
    inactive();
    for (int i = 0; i < shopper.items.length; i++) {
      int item = shopper.items[i];
      long last = shopper.lastTaken[i];
      boolean rests = last != Shopper.NEVER && endMillis - last < catalogue.pauses[item];
      barred[item] |= rests || shopper.unwelcome[i];
    }
    return barred;
  }

  /** What is not active, and all that the customer took before. */
  public boolean[] taken(Shopper shopper) {
    inactive();
    for (int i = 0; i < shopper.items.length; i++) {
      barred[shopper.items[i]] |= shopper.frequencies[i] > 0;
    }
    return barred;
  }

  /** All but what the customer took before and is active. */
  public boolean[] notTaken(Shopper shopper) {
    Arrays.fill(barred, true);
    for (int i = 0; i < shopper.items.length; i++) {
      int item = shopper.items[i];
      barred[item] = shopper.frequencies[i] == 0 || catalogue.inactive[item];
    }
    return barred;
  }
}
