package io.dangol.ingest;

import io.dangol.config.Section;
import io.dangol.money.Currencies;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The largest numbers that are believed: a record beyond them is rejected, for a barcode in the
 * column of amounts would outweigh all that the shop ever sold.
 *
 * @param amount of an amount, a discount or a price, in the record's own currency
 * @param quantity of one line
 * @param currencies that amounts may be in; others have no rate
 */
record Limits(BigDecimal amount, BigDecimal quantity, Set<String> currencies) {
  private static final double LEAST = 1;

  /** Nothing larger fits the columns. */
  private static final double LARGEST_AMOUNT = 1e16;

  private static final double LARGEST_QUANTITY = 1e15;

  Limits {
    currencies = Set.copyOf(currencies);
  }

  /** Reads {@code ingest}. */
  static Limits read(Section ingest, Currencies currencies) {
    return new Limits(amount(ingest), quantity(ingest), currencies.known());
  }

  /** These, but for what a source says of its own. */
  Limits of(Section source) {
    return new Limits(
        source.has("max-amount") ? amount(source) : amount,
        source.has("max-quantity") ? quantity(source) : quantity,
        currencies);
  }

  private static BigDecimal amount(Section section) {
    return BigDecimal.valueOf(section.number("max-amount", LEAST, LARGEST_AMOUNT));
  }

  private static BigDecimal quantity(Section section) {
    return BigDecimal.valueOf(section.number("max-quantity", LEAST, LARGEST_QUANTITY));
  }
}
