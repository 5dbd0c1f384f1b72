package io.dangol.value;

import io.dangol.config.Section;
import java.util.List;

/**
 * The section {@code value} of the configuration; reference.conf explains each key.
 *
 * @param purchaseTypes event types that are purchases
 * @param refundTypes event types that are refunds
 * @param minRepeatBuyers fewest customers with a repeat that models are fitted to
 * @param holdOutDays length of the window by which models are judged
 */
public record ValueSettings(
    List<String> purchaseTypes, List<String> refundTypes, int minRepeatBuyers, int holdOutDays) {

  /** Days ahead that a night predicts. */
  static final List<Integer> HORIZONS = List.of(30, 90, 365);

  public ValueSettings {
    purchaseTypes = List.copyOf(purchaseTypes);
    refundTypes = List.copyOf(refundTypes);
  }

  /** Reads the section {@code value}, and event types from {@code profile}. */
  public static ValueSettings read(Section value, Section profile) {
    return new ValueSettings(
        profile.texts("purchase-types"),
        profile.texts("refund-types"),
        value.integer("min-repeat-buyers", 10, 1_000_000),
        value.days("hold-out", 7, 730));
  }
}
