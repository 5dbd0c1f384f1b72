package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.PathExponents;

/**
 * The paths that a trainer leaves to ranking.
 *
 * @param customers most customers whose paths are walked
 */
public record PathSettings(PathExponents exponents, int customers) {}
