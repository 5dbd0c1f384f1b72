package io.dangol.recommend.rank;

import java.util.List;

/**
 * What ranking knows about one item.
 *
 * @param isActive whether it may be recommended to anybody on the date
 * @param factors latent factors; empty if the trainer has none
 * @param words what describes it; see {@link ContentWords}
 */
record CatalogueItem(
    long itemId,
    ItemBuyers buyers,
    boolean isActive,
    RepeatPolicy repeat,
    List<Float> factors,
    List<String> words) {}
