package io.dangol.timing;

import io.dangol.table.Words.Population;
import io.dangol.table.Words.PurchaseScope;

/** What a row of predictions is about; the order is that of the column {@code scope}. */
enum Scope {
  SHOP(PurchaseScope.SHOP, Population.NEXT_PURCHASE),
  CATEGORY(PurchaseScope.CATEGORY, Population.NEXT_IN_CATEGORY),
  ITEM(PurchaseScope.ITEM, Population.NEXT_OF_ITEM);

  private final PurchaseScope purchaseScope;
  private final Population population;

  Scope(PurchaseScope purchaseScope, Population population) {
    this.purchaseScope = purchaseScope;
    this.population = population;
  }

  String word() {
    return purchaseScope.word();
  }

  /** Of the figures. */
  String population() {
    return population.word();
  }

  /** Customers count from their first purchase on, their items and categories from a later one. */
  int given(int minPurchases) {
    return this == SHOP ? 1 : minPurchases;
  }
}
