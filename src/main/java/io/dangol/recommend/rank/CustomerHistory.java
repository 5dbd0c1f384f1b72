package io.dangol.recommend.rank;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One customer as ranking sees them: their own items and their latent factors.
 *
 * <p>{@code items} holds catalogue positions. It and the arrays {@code strengths}, {@code
 * frequencies}, {@code bought}, {@code lastTaken} and {@code unwelcome} share one order; {@link
 * OwnItem} says what each value means.
 */
public final class CustomerHistory {

  /** The value of {@code lastTaken} for an item that was never taken. */
  static final long NEVER = Long.MIN_VALUE;

  /** A customer without items. */
  static final CustomerHistory UNKNOWN = new CustomerHistory(0, List.of(), new float[0]);

  private final long customerId;
  public final int[] items;
  public final double[] strengths;
  public final double[] frequencies;
  final boolean[] bought;
  final long[] lastTaken;
  final boolean[] unwelcome;

  /** Empty if the trainer does not know the customer. */
  final float[] factors;

  /**
   * Packs the items of a customer.
   *
   * @param ownItems each position once
   * @param factors kept, not copied
   */
  CustomerHistory(long customerId, List<OwnItem> ownItems, float[] factors) {
    this.customerId = customerId;
    this.items = ownItems.stream().mapToInt(OwnItem::position).toArray();
    this.strengths = ownItems.stream().mapToDouble(OwnItem::strength).toArray();
    this.frequencies = ownItems.stream().mapToDouble(OwnItem::frequency).toArray();
    this.lastTaken = ownItems.stream().mapToLong(OwnItem::lastTaken).toArray();
    this.bought = new boolean[items.length];
    this.unwelcome = new boolean[items.length];
    for (int i = 0; i < items.length; i++) {
      bought[i] = ownItems.get(i).wasBought();
      unwelcome[i] = ownItems.get(i).isUnwelcome();
    }
    this.factors = factors;
  }

  public long customerId() {
    return customerId;
  }

  /** Whether an own item still tells something about the customer's interests. */
  boolean hasStrength(int index) {
    return strengths[index] > 0;
  }

  /** The positions of the items that still tell something about the customer's interests. */
  int[] itemsWithStrength() {
    return IntStream.range(0, items.length)
        .filter(this::hasStrength)
        .map(index -> items[index])
        .toArray();
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

  /** Positions of the items that the customer bought, or took by an event of the target types. */
  int[] taken() {
    return IntStream.range(0, items.length)
        .filter(i -> bought[i] || frequencies[i] > 0)
        .map(i -> items[i])
        .toArray();
  }

  /** Whether the customer took the item by an event of the target types. */
  public boolean took(int position) {
    int index = indexOf(position);
    return index >= 0 && frequencies[index] > 0;
  }
}
