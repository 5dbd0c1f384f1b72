package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.config.Section;
import io.dangol.ingest.file.Reasons;
import io.dangol.money.Currencies;
import io.dangol.money.Rated;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * The largest plausible numbers. A record beyond them is rejected, because a barcode in the column
 * of amounts would outweigh all sales of the shop.
 *
 * @param amount limit of an amount, a discount or a price, in the record's currency
 * @param quantity limit of the quantity of one line
 * @param rated currencies that have a rate
 */
public record Limits(BigDecimal amount, BigDecimal quantity, Rated rated) {
  private static final double LEAST = 1;

  /** Nothing larger fits the columns. */
  private static final double LARGEST_AMOUNT = 1e16;

  private static final double LARGEST_QUANTITY = 1e15;

  /** Reads {@code ingest}. */
  public static Limits read(Section ingest, Currencies currencies) {
    return new Limits(amount(ingest), quantity(ingest), Rated.always(currencies.known()));
  }

  /** The same limits, except those that a source sets itself. */
  Limits of(Section source) {
    return new Limits(
        source.has("max-amount") ? amount(source) : amount,
        source.has("max-quantity") ? quantity(source) : quantity,
        rated);
  }

  Limits with(Rated known) {
    return new Limits(amount, quantity, known);
  }

  /** Why the number of a key is not plausible; null if it is plausible, and for any other key. */
  Column broken(String key, Column value) {
    return switch (key) {
      case "quantity" ->
          coalesce(
              when(value.lt(0), lit(Reasons.NEGATIVE_QUANTITY)),
              when(value.gt(lit(quantity)), lit(Reasons.QUANTITY_TOO_LARGE)));
      case "stock" -> when(value.lt(0), lit(Reasons.NEGATIVE_QUANTITY));
      case "amount", "discount", "price" ->
          coalesce(
              when(value.lt(0), lit(Reasons.NEGATIVE_AMOUNT)),
              when(value.gt(lit(amount)), lit(Reasons.AMOUNT_TOO_LARGE)));
      case "worth" -> when(value.leq(0), lit(Reasons.BAD_RATE));
      default -> lit(null).cast("string");
    };
  }

  private static BigDecimal amount(Section section) {
    return BigDecimal.valueOf(section.number("max-amount", LEAST, LARGEST_AMOUNT));
  }

  private static BigDecimal quantity(Section section) {
    return BigDecimal.valueOf(section.number("max-quantity", LEAST, LARGEST_QUANTITY));
  }
}
