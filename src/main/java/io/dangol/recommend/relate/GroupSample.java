package io.dangol.recommend.relate;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Replaces a group that is too large by a sample of it; the same group gives the same sample. */
final class GroupSample {

  private GroupSample() {}

  /**
   * The group if it is not larger than the limit, else a sample of that size in no particular
   * order.
   */
  static long[] of(long[] group, int most) {
    if (group.length <= most) {
      return group;
    }
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(group));
    long[] drawn = group.clone();
    for (int i = 0; i < most; i++) {
      int from = random.nextInt(i, drawn.length);
      long item = drawn[from];
      drawn[from] = drawn[i];
      drawn[i] = item;
    }
    return Arrays.copyOf(drawn, most);
  }
}
