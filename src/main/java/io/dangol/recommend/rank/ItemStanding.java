package io.dangol.recommend.rank;

import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.Shelf;
import java.util.List;
import java.util.Map;

/**
 * Where an item stands for a customer, and why.
 *
 * @param outcome the step that decided
 * @param rules names of the rules that decided with it; else those that weigh the item's score
 * @param rank in the list; 0 if it is not listed
 * @param place among all items that the customer may be shown, by the order of the list's model
 *     alone; 0 if the model has no place for it
 * @param score as in {@code gold.recommendations}, which an item that is not listed would have
 * @param last score of the list's last item; 0 for an empty list
 * @param parts what each source adds to the score, the largest first; before rules weigh it and
 *     before it is rounded, their sum is the score
 * @param shelves ranks on the shelves that have the item
 * @param listed the whole list, as item ids
 */
public record ItemStanding(
    long customerId,
    long itemId,
    Outcome outcome,
    List<String> rules,
    int rank,
    int place,
    double score,
    double last,
    List<Part> parts,
    Map<Shelf, Integer> shelves,
    List<Long> listed) {

  /** What decides about an item, in the order in which it is asked. */
  public enum Outcome {
    /** The catalogue of the night lacks the item. */
    NOT_IN_CATALOGUE,
    /** It is not on sale, or out of stock. */
    NOT_ON_SALE,
    /** The customer's dislikes outweigh all else. */
    UNWELCOME,
    /** The customer took it too recently for its repeat policy. */
    TOO_SOON,
    /** A rule hides it. */
    HIDDEN,
    /** It has a rank. */
    LISTED,
    /** A rule allows no more of its kind. */
    CAPPED,
    /** It has a place that is good enough, but other items were put before it. */
    DISPLACED,
    /** No source proposes it. */
    NOT_PROPOSED,
    /** Its place is behind the end of the list. */
    BELOW_THE_END
  }

  /**
   * What a source adds to the score.
   *
   * @param ofItems what each own item adds of this, the largest first; empty if the source does not
   *     divide it
   */
  public record Part(CandidateSource source, double value, List<OwnPart> ofItems) {}

  /** What an own item of the customer adds. */
  public record OwnPart(long itemId, double value) {}

  public ItemStanding {
    rules = List.copyOf(rules);
    parts = List.copyOf(parts);
    shelves = Map.copyOf(shelves);
    listed = List.copyOf(listed);
  }
}
