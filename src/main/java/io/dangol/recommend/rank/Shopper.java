package io.dangol.recommend.rank;

/**
 * One customer as the ranking sees them: own items by catalogue position, and factors.
 *
 * <p>The arrays {@code items}, {@code strengths}, {@code frequencies}, {@code bought}, {@code
 * lastTaken} and {@code unwelcome} share one order. Own items that the catalogue lacks are left
 * out.
 */
public final class Shopper {

  /** Stands for the time of what never was. */
  static final long NEVER = Long.MIN_VALUE;

  final long customerId;
  public final int[] items;

  /** Decayed; 0 where nothing is left of the tie: the item may be barred, but explains nothing. */
  public final double[] strengths;

  /** Distinct baskets, or events, of the target types; 0 for an item only seen. */
  public final double[] frequencies;

  /** Whether the item was ever bought: what is only read or seen can be taken too. */
  final boolean[] bought;

  /** Epoch milliseconds, or {@link #NEVER}. */
  final long[] lastTaken;

  /** Whether dislikes outweigh all else. */
  final boolean[] unwelcome;

  /** Empty if the trainer does not know the customer. */
  final float[] factors;

  Shopper(
      long customerId,
      int[] items,
      double[] strengths,
      double[] frequencies,
      boolean[] bought,
      long[] lastTaken,
      boolean[] unwelcome,
      float[] factors) {
    this.customerId = customerId;
    this.items = items;
    this.strengths = strengths;
    this.frequencies = frequencies;
    this.bought = bought;
    this.lastTaken = lastTaken;
    this.unwelcome = unwelcome;
    this.factors = factors;
  }

  /** Whether an own item still says something about the customer. */
  boolean isTie(int index) {
    return strengths[index] > 0;
  }

  /** Index of a catalogue position among the own items, or -1. */
  int indexOf(int position) {
    for (int i = 0; i < items.length; i++) {
      if (items[i] == position) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the customer took the item by an event of the target types. */
  public boolean took(int position) {
    int mine = indexOf(position);
    return mine >= 0 && frequencies[mine] > 0;
  }
}
