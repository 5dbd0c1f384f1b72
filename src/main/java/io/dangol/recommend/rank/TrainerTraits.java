package io.dangol.recommend.rank;

import io.dangol.factor.CustomerEquations;
import java.util.Optional;

/**
 * What ranking must know of the trainer that made the factors.
 *
 * @param paths what ranking adds to the dot products; empty if these are complete
 * @param equations which the customers' factors solve; empty if they solve none
 */
public record TrainerTraits(Optional<PathSettings> paths, Optional<CustomerEquations> equations) {}
