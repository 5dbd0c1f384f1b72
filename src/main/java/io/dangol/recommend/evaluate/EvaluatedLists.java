package io.dangol.recommend.evaluate;

import io.dangol.learn.Metric;
import io.dangol.recommend.rank.LinearRanker;
import io.dangol.recommend.rank.ListChoice;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import java.util.List;
import java.util.Map;

/**
 * How good the lists of all models would have been.
 *
 * @param metrics none if nothing could be measured
 * @param best the best model of each population
 * @param ranker the order of new items for the night's lists; none if it is best nowhere
 */
record EvaluatedLists(List<Metric> metrics, Map<Population, ListKind> best, LinearRanker ranker) {

  static final EvaluatedLists NONE = new EvaluatedLists(List.of(), Map.of(), LinearRanker.NONE);

  EvaluatedLists {
    metrics = List.copyOf(metrics);
    best = Map.copyOf(best);
  }

  EvaluatedLists with(LinearRanker learned) {
    return new EvaluatedLists(metrics, best, learned);
  }

  ListChoice choice() {
    return new ListChoice(best, ranker);
  }
}
