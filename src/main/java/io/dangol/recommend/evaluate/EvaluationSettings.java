package io.dangol.recommend.evaluate;

import io.dangol.config.Section;

/**
 * How lists are measured against what customers took afterwards.
 *
 * @param testDays days after the cut whose events are the truth
 * @param k length of the lists, as in recall@k and NDCG@k
 * @param minCustomers with fewer test customers there are no metrics
 * @param customers most customers that are tested
 */
public record EvaluationSettings(int testDays, int k, int minCustomers, int customers) {

  /** Reads the section {@code recommend.evaluation}. */
  public static EvaluationSettings read(Section section) {
    EvaluationSettings settings = checked(section);
    if (settings.minCustomers > settings.customers) {
      section.problem("min-customers", "is more than customers: nothing would be evaluated");
    }
    return settings;
  }

  private static EvaluationSettings checked(Section section) {
    return new EvaluationSettings(
        section.days("test-days", 1, 365),
        section.integer("places", 1, 100),
        section.integer("min-customers", 1, 1_000_000),
        section.integer("customers", 1, 10_000_000));
  }
}
