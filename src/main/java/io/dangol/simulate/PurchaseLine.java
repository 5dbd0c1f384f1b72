package io.dangol.simulate;

import java.time.LocalDate;

/**
 * Lines of the till's export: semicolons, decimal commas, days before months, local time.
 *
 * <p>A return has a negative quantity and a receipt of its own.
 */
final class PurchaseLine {
  static final String HEADER =
      "receipt;card;article;name;group;quantity;unit_price;discount;time;channel";

  private PurchaseLine() {}

  static String of(SimulatedPurchase purchase, String card, LocalDate date, Dirt dirt) {
    SimulatedItem item = purchase.item();
    int cents = dirt == Dirt.BAD_VALUE ? -item.cents() : item.cents();
    StringBuilder line = new StringBuilder(128);
    line.append(purchase.receipt()).append(';');
    line.append(purchase.withCard() ? card : "").append(';');
    line.append(item.code()).append(';');
    line.append(item.title()).append(';');
    line.append(item.category()).append(';');
    line.append(purchase.quantity()).append(';');
    money(line, cents).append(';');
    (purchase.discountCents() == 0 ? line : money(line, purchase.discountCents())).append(';');
    time(line, date, purchase.second(), dirt == Dirt.BAD_TIME).append(';');
    line.append(purchase.onWeb() ? "web" : "store");
    return dirt == Dirt.BROKEN_LINE ? line.substring(0, line.length() / 2) : line.toString();
  }

  static StringBuilder money(StringBuilder line, int cents) {
    int size = Math.abs(cents);
    line.append(cents < 0 ? "-" : "").append(size / 100).append(',');
    return twoDigits(line, size % 100);
  }

  /** A bad time has month 13. */
  private static StringBuilder time(StringBuilder line, LocalDate date, int second, boolean bad) {
    twoDigits(line, date.getDayOfMonth()).append('.');
    twoDigits(line, bad ? 13 : date.getMonthValue()).append('.');
    line.append(date.getYear()).append(' ');
    twoDigits(line, second / 3600).append(':');
    twoDigits(line, second / 60 % 60).append(':');
    return twoDigits(line, second % 60);
  }

  private static StringBuilder twoDigits(StringBuilder line, int number) {
    return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
