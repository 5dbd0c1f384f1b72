package io.dangol.recommend.rank;

import java.util.Optional;
import java.util.stream.IntStream;

/** Lists what the customers of one segment after another take most. */
final class SegmentList implements ListModel {

  private final SegmentItems items;
  private int[] ofSegment = {};

  SegmentList(SegmentItems items) {
    this.items = items;
  }

  /** Lists are of this segment from now on; empty for a customer without a segment. */
  void prepare(Optional<String> segment) {
    ofSegment = items.of(segment);
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    return IntStream.of(ofSegment).filter(item -> !excluded[item]).limit(n).toArray();
  }
}
