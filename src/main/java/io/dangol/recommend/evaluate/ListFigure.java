package io.dangol.recommend.evaluate;

import io.dangol.learn.Metric;

/** The figures of a model's lists that are means over customers, with an interval. */
enum ListFigure {
  /** Of all customers. */
  NDCG,
  /** How unlike the items of a list are. */
  DIFFERENCE,
  /** The share of a list's items that are little known. */
  NICHE,
  /** NDCG of customers with one purchase before the cut. */
  NDCG_OF_NEW,
  /** NDCG of customers with a few. */
  NDCG_OF_FEW,
  /** NDCG of customers with more. */
  NDCG_OF_MANY;

  private static final int FEW = 2;
  private static final int MANY = 5;

  private static final String VARIETY = "variety";
  private static final String CUSTOMERS = "customers";

  /**
   * The group of a customer.
   *
   * @param purchases before the cut; 0 for a customer who only looked
   */
  static ListFigure ofCustomersWith(long purchases) {
    if (purchases < FEW) {
      return NDCG_OF_NEW;
    }
    return purchases < MANY ? NDCG_OF_FEW : NDCG_OF_MANY;
  }

  /** The name of the metric for lists of a length. */
  String metric(int k) {
    String ndcg = "ndcg@" + k;
    return switch (this) {
      case NDCG -> ndcg;
      case DIFFERENCE -> Metric.detailed(VARIETY, "difference@" + k);
      case NICHE -> Metric.detailed(VARIETY, "niche@" + k);
      case NDCG_OF_NEW -> Metric.detailed(CUSTOMERS, ndcg + " new");
      case NDCG_OF_FEW -> Metric.detailed(CUSTOMERS, ndcg + " few");
      case NDCG_OF_MANY -> Metric.detailed(CUSTOMERS, ndcg + " many");
    };
  }

  /** The name of Gini's coefficient, which is no mean and has no interval. */
  static String gini(int k) {
    return Metric.detailed(VARIETY, "gini@" + k);
  }
}
