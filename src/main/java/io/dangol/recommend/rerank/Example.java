package io.dangol.recommend.rerank;

/**
 * The items that a customer could have been shown on a past date.
 *
 * @param features item by item, in the order of {@link io.dangol.recommend.rank.RankerFeature}
 * @param taken whether the customer took each item afterwards; at least one is true
 */
@SuppressWarnings("ArrayRecordComponent")
record Example(float[] features, boolean[] taken) {

  int items() {
    return taken.length;
  }

  /** The number of features of an item. */
  int width() {
    return features.length / taken.length;
  }

  double feature(int item, int feature) {
    return features[item * width() + feature];
  }
}
