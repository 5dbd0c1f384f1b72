package io.dangol.recommend.rank;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The list of a model in which items that are described alike are kept apart, by {@link
 * MarginalRelevance}.
 *
 * <p>Items are chosen from the first 60 of the model's order, or from three times the list's length
 * if that is more. Scores fall in that order: where the model has another one than the {@link
 * Blend}, an item has the score of the item whose rank it takes. After the list's end the others
 * follow in the model's order.
 */
final class VariedList implements ListModel {

  private static final int CANDIDATES = 60;
  private static final int CANDIDATES_PER_RANK = 3;

  private final ListModel model;
  private final Evidence evidence;
  private final Blend blend;
  private final MarginalRelevance relevance;
  private final int length;

  /**
   * @param length of the list; a longer one is asked for where rules need more candidates
   */
  VariedList(ListModel model, Evidence evidence, Blend blend, VarietySettings variety, int length) {
    this.model = model;
    this.evidence = evidence;
    this.blend = blend;
    this.relevance = new MarginalRelevance(evidence.catalogue.content::cosine, variety.weight());
    this.length = length;
  }

  @Override
  public int[] top(CustomerHistory customer, boolean[] excluded, int n) {
    int window = Math.max(CANDIDATES, CANDIDATES_PER_RANK * length);
    int[] list = model.top(customer, excluded, Math.max(n, window));
    int[] first = Arrays.copyOf(list, Math.min(window, list.length));
    int[] varied = relevance.ordered(first, falling(customer, first), length);
    return IntStream.concat(IntStream.of(varied), IntStream.of(list).skip(first.length))
        .limit(n)
        .toArray();
  }

  private double[] falling(CustomerHistory customer, int[] items) {
    evidence.prepare(customer);
    double[] ascending = IntStream.of(items).mapToDouble(blend::of).sorted().toArray();
    return IntStream.range(0, ascending.length)
        .mapToDouble(rank -> ascending[ascending.length - 1 - rank])
        .toArray();
  }
}
