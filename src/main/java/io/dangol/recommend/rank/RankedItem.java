package io.dangol.recommend.rank;

import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.ReasonCode;
import java.util.List;

/**
 * One item of a customer's list.
 *
 * @param position in the catalogue
 * @param score 0 to 1, rounded to 6 decimals
 * @param reasonItems ids of the customer's own items that explain it; empty only for popularity
 */
record RankedItem(
    int position, double score, CandidateSource source, ReasonCode reason, List<Long> reasonItems) {

  RankedItem scored(double other) {
    return new RankedItem(position, other, source, reason, reasonItems);
  }

  RankedItem because(ReasonCode other) {
    return new RankedItem(position, score, source, other, reasonItems);
  }
}
