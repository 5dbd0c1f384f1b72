package io.dangol.simulate;

/** Lines of the article file. */
final class ItemLine {
  static final String HEADER = "article;name;group;brand;price;from;until";

  private ItemLine() {}

  /** {@code from} and {@code until}, the last day on sale, are empty if there is no such limit. */
  static String of(SimulateSettings settings, SimulatedItem item) {
    boolean ends = item.endDay() != SimulatedItem.NEVER;
    return String.join(
        ";",
        item.code(),
        item.title(),
        item.category(),
        item.brand(),
        PurchaseLine.money(new StringBuilder(), item.cents()),
        item.firstDay() == 0 ? "" : settings.firstDay().plusDays(item.firstDay()).toString(),
        ends ? settings.firstDay().plusDays(item.endDay() - 1L).toString() : "");
  }
}
