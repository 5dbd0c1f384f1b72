package io.dangol.recommend.rank;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Decides whose list ends with a drawn item, and with which. Seed, date and the customer's number
 * decide alone, in whatever order and parts customers come.
 */
record Exploration(ExplorationSettings settings, long seed, LocalDate asOf)
    implements Serializable {

  /**
   * What a night does with the last rank of a list.
   *
   * @param drawn index of the item that takes it; empty if the list's own item stays
   * @param propensity the probability with which the rank has the item that it has
   */
  record Draw(OptionalInt drawn, double propensity) {}

  boolean isOff() {
    return settings.share() == 0;
  }

  /**
   * Draws for a customer.
   *
   * @param items the number of items to draw from; if there is none, the list's own item stays
   */
  Draw of(long customerId, int items) {
    if (isOff() || items == 0) {
      return new Draw(OptionalInt.empty(), 1);
    }
    SplittableRandom random = random(customerId);
    return random.nextDouble() < settings.share()
        ? new Draw(OptionalInt.of(random.nextInt(items)), settings.share() / items)
        : new Draw(OptionalInt.empty(), 1 - settings.share());
  }

  /** Each of the three numbers is mixed before the next one comes in. */
  private SplittableRandom random(long customerId) {
    long ofSeed = new SplittableRandom(seed).nextLong();
    long ofNight = new SplittableRandom(ofSeed ^ asOf.toEpochDay()).nextLong();
    return new SplittableRandom(ofNight ^ customerId);
  }
}
