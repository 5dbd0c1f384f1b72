package io.dangol.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All items of the simulated shop, prepared so that drawing one takes logarithmic time. */
final class Assortment {
  private static final int ATTEMPTS = 12;

  /** The result of a draw that found no item. */
  static final int NONE = -1;

  /** Items with the running sum of their popularity. */
  private static final class Shelf {
    private final int[] items;
    private final double[] runningSums;

    Shelf(List<SimulatedItem> stocked) {
      items = new int[stocked.size()];
      runningSums = new double[stocked.size()];
      double sum = 0;
      for (int i = 0; i < items.length; i++) {
        items[i] = stocked.get(i).number();
        sum += stocked.get(i).popularity();
        runningSums[i] = sum;
      }
    }

    int draw(Chance chance) {
      double at = chance.uniform() * runningSums[runningSums.length - 1];
      int found = Arrays.binarySearch(runningSums, at);
      return items[Math.min(items.length - 1, found < 0 ? -found - 1 : found + 1)];
    }
  }

  private final List<SimulatedItem> items;
  private final Shelf whole;
  private final Map<Taste, Shelf> byTaste = new EnumMap<>(Taste.class);

  Assortment(SimulateSettings settings) {
    items = new ArrayList<>(settings.items());
    for (int number = 0; number < settings.items(); number++) {
      items.add(SimulatedItem.of(settings, number));
    }
    whole = new Shelf(items);
    for (Taste taste : Taste.values()) {
      byTaste.put(taste, new Shelf(items.stream().filter(i -> i.taste() == taste).toList()));
    }
  }

  SimulatedItem item(int number) {
    return items.get(number);
  }

  /** Draws an item of a taste by popularity; {@link #NONE} if none of a few draws fits. */
  int draw(Taste taste, Chance chance, Predicate<SimulatedItem> fit) {
    return draw(byTaste.getOrDefault(taste, whole), chance, fit);
  }

  int drawAny(Chance chance, Predicate<SimulatedItem> fit) {
    return draw(whole, chance, fit);
  }

  private int draw(Shelf shelf, Chance chance, Predicate<SimulatedItem> fit) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int number = shelf.draw(chance);
      if (fit.test(items.get(number))) {
        return number;
      }
    }
    return NONE;
  }
}
