package io.dangol.recommend.rank;

import java.util.List;

/** The features of the items that a customer could be shown and never took. One per thread. */
public final class CandidateFeatures {

  private static final int LEAST = 10;

  private final Evidence evidence;
  private final Blend blend;
  private final DotProducts products;
  private final ItemFilter filter;

  /** Takes the items of a customer, one after the other. */
  @FunctionalInterface
  public interface Candidate {
    /**
     * Takes an item.
     *
     * @param item catalogue position
     * @param features in the order of {@link RankerFeature}
     */
    void accept(int item, float[] features);
  }

  public CandidateFeatures(Catalogue catalogue, Learned learned, BlendSettings settings) {
    this.products = new DotProducts(catalogue, learned);
    this.evidence = new Evidence(catalogue, settings, products, learned.neighbours());
    this.blend = new Blend(evidence, settings);
    this.filter = new ItemFilter(catalogue);
  }

  /** Makes what a group of customers needs, faster than one by one. */
  public void prepare(List<CustomerHistory> group) {
    products.prepare(group);
  }

  /** Hands over each item that the customer's sources propose and that they never took. */
  public void of(CustomerHistory customer, Candidate candidate) {
    evidence.prepare(customer);
    evidence.propose(filter.taken(customer), LEAST, item -> candidate.accept(item, features(item)));
  }

  private float[] features(int item) {
    RankerFeature[] all = RankerFeature.values();
    float[] features = new float[all.length];
    for (int f = 0; f < all.length; f++) {
      features[f] = (float) all[f].of(evidence, blend, item);
    }
    return features;
  }
}
