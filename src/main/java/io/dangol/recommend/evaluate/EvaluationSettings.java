package io.dangol.recommend.evaluate;

import io.dangol.config.Section;

/**
 * How lists are measured against what customers then took.
 *
 * @param testDays days after the cut whose events are the truth
 * @param places k of recall@k and its like
 * @param minCustomers fewer test customers give no metrics
 * @param customers at most so many customers are tested
 * @param neighbours most similar items that co-occurrence keeps of each item
 * @param coOccurrenceItems a larger catalogue leaves co-occurrence out
 * @param coOccurrenceCustomers at most so many customers teach co-occurrence
 */
public record EvaluationSettings(
    int testDays,
    int places,
    int minCustomers,
    int customers,
    int neighbours,
    int coOccurrenceItems,
    int coOccurrenceCustomers) {

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
        section.integer("customers", 1, 10_000_000),
        section.integer("neighbours", 1, 1000),
        section.integer("co-occurrence-items", 0, 1_000_000),
        section.integer("co-occurrence-customers", 1, 10_000_000));
  }
}
