package io.dangol.recommend.rank;

import io.dangol.table.Word;
import java.util.Locale;

/** The models that can make a customer's list. */
public enum ListKind implements Word {
  /** The most popular items. */
  POPULAR(true),
  /** The items that the customer took most often, then the most popular ones. */
  OWN_FREQUENCY(true),
  /** Items that the customers of the own items take. */
  CO_OCCURRENCE(true),
  /** The items whose factors fit the customer's best. */
  ALS(false),
  /** The formula; see {@link Blend}. */
  BLEND(false),
  /** The same with as many new items as the shop asks for; see {@link ListWithNew}. */
  BLEND_WITH_NEW(false),
  /** The same with items apart that are described alike; see {@link VariedList}. */
  BLEND_WITH_VARIETY(false),
  /** The formula, with a learned order of new items; see {@link RankerList}. */
  RANKER(false);

  private final boolean isBaseline;

  ListKind(boolean isBaseline) {
    this.isBaseline = isBaseline;
  }

  /** Whether a published list must not fall behind it. */
  public boolean isBaseline() {
    return isBaseline;
  }

  /** The name in {@code ops.metrics} and {@code ops.models}. */
  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
