package io.dangol.recommend.relate;

/** A count of an item in one number: its position in the upper 32 bits, the count in the lower. */
final class PackedCount {

  private PackedCount() {}

  static long of(int item, int count) {
    return ((long) item << Integer.SIZE) | count;
  }

  static int item(long packed) {
    return (int) (packed >>> Integer.SIZE);
  }

  static int count(long packed) {
    return (int) packed;
  }
}
