package io.dangol.recommend.rank;

/**
 * What one customer has to do with one item.
 *
 * @param position of the item in the catalogue
 * @param strength decayed; 0 if no interest is left: the item may still be excluded, but explains
 *     nothing
 * @param frequency distinct baskets, or events, of the target types; 0 for an item only seen
 * @param wasBought whether the item was ever bought; an item can be taken without buying it, such
 *     as an article that is read
 * @param lastTaken epoch milliseconds, or {@link CustomerHistory#NEVER}
 * @param isUnwelcome whether dislikes outweigh everything else
 */
record OwnItem(
    int position,
    double strength,
    double frequency,
    boolean wasBought,
    long lastTaken,
    boolean isUnwelcome) {}
