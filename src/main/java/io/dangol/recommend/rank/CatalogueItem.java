package io.dangol.recommend.rank;

import java.util.List;

/**
 * What ranking knows about one item.
 *
 * @param recent buyers within the window of recent popularity
 * @param ever buyers before the as-of date's end
 * @param isActive whether it may be recommended to anybody on the date
 * @param factors latent factors; empty if the trainer has none
 */
record CatalogueItem(
    long itemId,
    long recent,
    long ever,
    boolean isActive,
    RepeatPolicy repeat,
    List<Float> factors) {}
