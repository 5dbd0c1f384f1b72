package io.dangol.recommend.rank;

/**
 * Items that are described as the customer's own are: the cosine of an item's words with the sum of
 * the own items' words, each weighted by its strength; times (recent buyers + 1) to a power, so
 * that items that nobody bought yet have a score, too.
 */
final class ContentSource extends SparseSource {

  private static final double POPULARITY_EXPONENT = 0.6;

  private final ContentIndex content;
  private final double[] boosts;
  private final SparseScores profile;

  ContentSource(Catalogue catalogue) {
    super(catalogue);
    this.content = catalogue.content;
    this.profile = new SparseScores(content.vocabulary());
    this.boosts = new double[catalogue.size];
    for (int item = 0; item < boosts.length; item++) {
      boosts[item] = Math.pow(catalogue.recent[item] + 1.0, POPULARITY_EXPONENT);
    }
  }

  @Override
  void add(CustomerHistory customer, SparseScores sums) {
    addUpWords(customer);
    for (int index = 0; index < profile.size(); index++) {
      int word = profile.position(index);
      double weight = profile.of(word);
      for (int at = content.wordStarts[word]; at < content.wordStarts[word + 1]; at++) {
        int item = content.items[at];
        sums.add(item, weight * content.itemWeights[at] * boosts[item]);
      }
    }
  }

  private void addUpWords(CustomerHistory customer) {
    profile.clear();
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      if (customer.hasStrength(i)) {
        for (int at = content.itemStarts[item]; at < content.itemStarts[item + 1]; at++) {
          profile.add(content.words[at], customer.strengths[i] * content.weights[at]);
        }
      }
    }
  }

  @Override
  double added(int own, int item) {
    return content.cosine(own, item) * boosts[item];
  }
}
