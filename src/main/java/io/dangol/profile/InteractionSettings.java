package io.dangol.profile;

import io.dangol.config.Section;
import java.util.Map;

/**
 * What an event says of the tie between a customer and an item.
 *
 * @param halfLifeDays age at which an event counts half
 * @param weights weight of a fresh event by type
 * @param defaultWeight weight of a type that {@code weights} does not name
 */
public record InteractionSettings(
    EventTypes types, int halfLifeDays, Map<String, Double> weights, double defaultWeight) {

  private static final double HEAVIEST = 100;

  public InteractionSettings {
    weights = Map.copyOf(weights);
  }

  /** From the section {@code profile}. */
  public static InteractionSettings read(Section profile) {
    Section interactions = profile.section("interactions");
    return new InteractionSettings(
        EventTypes.read(profile),
        interactions.days("half-life", 1, 3650),
        interactions.numberMap("weights", -HEAVIEST, HEAVIEST),
        interactions.number("default-weight", -HEAVIEST, HEAVIEST));
  }
}
