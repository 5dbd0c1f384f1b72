package io.dangol.recommend.train;

import io.dangol.config.Section;
import io.dangol.recommend.neighbours.PathExponents;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the item filter is made; {@code reference.conf} explains keys and ranges.
 *
 * @param exponents of the paths from item to item, which ranking adds to the dot products, and of
 *     the damped factors
 * @param damped number of factors that are damped
 * @param damping share of the damped factors that is taken away
 * @param smooth number of factors of the smooth part
 * @param smoothWeight what the smooth part counts
 * @param smoothExponent of an item's number of customers in the smooth part
 * @param rounds multiplications of the subspace iteration
 * @param customers most customers whose paths ranking walks
 */
public record FilterSettings(
    Common common,
    PathExponents exponents,
    int damped,
    double damping,
    int smooth,
    double smoothWeight,
    double smoothExponent,
    int rounds,
    int customers)
    implements TrainerSettings {

  /** Reads the section {@code recommend.filter}. */
  static FilterSettings read(Section filter, Common common) {
    return new FilterSettings(
        common,
        new PathExponents(
            filter.number("own-exponent", 0, 1), filter.number("popularity-exponent", 0, 1)),
        filter.integer("damped", 0, 2048),
        filter.number("damping", 0, 1),
        filter.integer("smooth", 1, 2048),
        filter.number("smooth-weight", 0, 100),
        filter.number("smooth-exponent", 0, 1),
        filter.integer("rounds", 1, 100),
        filter.integer("customers", 1, 10_000_000));
  }

  @Override
  public Trainer trainer() {
    return new FilterTrainer(this);
  }

  @Override
  public Map<String, String> parameters(Feedback feedback) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("blocks", String.valueOf(common.blocks()));
    parameters.put("own-exponent", String.valueOf(exponents.own()));
    parameters.put("popularity-exponent", String.valueOf(exponents.popularity()));
    parameters.put("damped", String.valueOf(damped));
    parameters.put("damping", String.valueOf(damping));
    parameters.put("smooth", String.valueOf(smooth));
    parameters.put("smooth-weight", String.valueOf(smoothWeight));
    parameters.put("smooth-exponent", String.valueOf(smoothExponent));
    parameters.put("rounds", String.valueOf(rounds));
    parameters.put("customers", String.valueOf(customers));
    return parameters;
  }
}
