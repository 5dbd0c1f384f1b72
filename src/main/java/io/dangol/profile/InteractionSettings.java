package io.dangol.profile;

import io.dangol.config.Section;
import java.util.Map;

/**
 * How events add up to the strength of a customer's interest in an item.
 *
 * @param halfLifeDays age at which an event counts half
 * @param weights weight of a fresh event by type
 * @param defaultWeight weight of all other types
 */
public record InteractionSettings(
    EventTypes types, int halfLifeDays, Map<String, Double> weights, double defaultWeight) {

  private static final double HEAVIEST = 100;

  public InteractionSettings {
    weights = Map.copyOf(weights);
  }

  /** Reads the section {@code profile}. */
  public static InteractionSettings read(Section profile) {
    Section interactions = profile.section("interactions");
    return new InteractionSettings(
        EventTypes.read(profile),
        interactions.days("half-life", 1, 3650),
        interactions.numberMap("weights", -HEAVIEST, HEAVIEST),
        interactions.number("default-weight", -HEAVIEST, HEAVIEST));
  }
}
