package io.dangol.recommend.rank;

import io.dangol.recommend.search.TopPositions;
import java.util.function.IntConsumer;

/**
 * Items that are described as the customer's own are: the cosine of an item's words with the sum of
 * the own items' words, each weighted by its strength. Items that nobody bought yet have one, too.
 */
final class ContentSource implements Source {

  private static final int CANDIDATES = 60;
  private static final double POPULARITY_EXPONENT = 0.6;

  private final Catalogue catalogue;
  private final ContentIndex content;
  private final double[] boosts;
  private final SparseScores profile;
  private final SparseScores scores;
  private double most;
  private double mostBoosted;

  ContentSource(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.content = catalogue.content;
    this.profile = new SparseScores(content.vocabulary());
    this.scores = new SparseScores(catalogue.size);
    this.boosts = new double[catalogue.size];
    for (int item = 0; item < boosts.length; item++) {
      boosts[item] = Math.pow(catalogue.recent[item] + 1.0, POPULARITY_EXPONENT);
    }
  }

  @Override
  public void prepare(CustomerHistory customer) {
    profile.clear();
    scores.clear();
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      if (customer.hasStrength(i)) {
        for (int at = content.itemStarts[item]; at < content.itemStarts[item + 1]; at++) {
          profile.add(content.words[at], customer.strengths[i] * content.weights[at]);
        }
      }
    }
    for (int index = 0; index < profile.size(); index++) {
      int word = profile.position(index);
      double weight = profile.of(word);
      for (int at = content.wordStarts[word]; at < content.wordStarts[word + 1]; at++) {
        scores.add(content.items[at], weight * content.itemWeights[at]);
      }
    }
    findMost();
  }

  private void findMost() {
    most = 0;
    mostBoosted = 0;
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      if (!catalogue.inactive[item]) {
        most = Math.max(most, scores.of(item));
        mostBoosted = Math.max(mostBoosted, scores.of(item) * boosts[item]);
      }
    }
  }

  @Override
  public double of(int item) {
    return most > 0 ? Math.min(1, scores.of(item) / most) : 0;
  }

  /** The same for the product of cosine and popularity, by which items are proposed. */
  double boosted(int item) {
    return mostBoosted > 0 ? Math.min(1, scores.of(item) * boosts[item] / mostBoosted) : 0;
  }

  @Override
  public void propose(boolean[] excluded, int least, IntConsumer candidates) {
    TopPositions top = new TopPositions(Math.max(CANDIDATES, least));
    for (int index = 0; index < scores.size(); index++) {
      int item = scores.position(index);
      if (!excluded[item]) {
        top.offer(item, scores.of(item) * boosts[item]);
      }
    }
    for (int item : top.take()) {
      candidates.accept(item);
    }
  }

  @Override
  public double similarity(int item, int own) {
    return content.cosine(item, own);
  }
}
