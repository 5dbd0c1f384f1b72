package io.dangol.gate;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport.Figure;
import io.dangol.learn.Metric;
import io.dangol.table.Words.CandidateSource;
import io.dangol.table.Words.Population;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks that the lists are better than the most popular items and no worse than before. */
final class ListQuality {

  static final String BEATS_POPULAR = "beats-popular";
  static final String FORMER_QUALITY = "former-quality";

  /** The model of a night that marks none. */
  private static final String FORMULA = "blend";

  private static final String POPULAR = CandidateSource.POPULAR.word();
  private static final String ALL_ITEMS = Population.ALL.word();

  private final String metric;
  private final long minSample;

  /**
   * @param k of NDCG@k
   */
  ListQuality(int k, long minSample) {
    this.metric = "ndcg@" + k;
    this.minSample = minSample;
  }

  /** NDCG@k of the published list less that of the most popular items, at least -margin. */
  GateResult beatsPopular(List<Figure> tonight, OptionalDouble margin) {
    return compared(BEATS_POPULAR, published(tonight), figure(tonight, POPULAR), POPULAR, margin);
  }

  /** NDCG@k of the published list less that of the former release, at least -margin. */
  GateResult noWorseThan(List<Figure> former, List<Figure> tonight, OptionalDouble margin) {
    return compared(
        FORMER_QUALITY, published(tonight), published(former), "the former release", margin);
  }

  private GateResult compared(
      String gate,
      Optional<Figure> mine,
      Optional<Figure> other,
      String whose,
      OptionalDouble margin) {
    String subject = metric + " less that of " + whose;
    if (margin.isEmpty()) {
      return GateResult.notMeasured(gate, subject, Gates.SWITCHED_OFF);
    }
    if (mine.isEmpty() || other.isEmpty()) {
      String who = mine.isEmpty() ? "this night's list" : whose;
      return GateResult.notMeasured(gate, subject, "no " + metric + " of " + who);
    }
    Sampled difference =
        new Sampled(
            mine.get().value() - other.get().value(),
            Math.min(mine.get().sampleSize(), other.get().sampleSize()));
    return difference
        .tooFew(gate, subject, minSample)
        .orElseGet(
            () -> GateResult.atLeast(gate, subject, difference.value(), 0 - margin.getAsDouble()));
  }

  private Optional<Figure> published(List<Figure> figures) {
    String model =
        figures.stream()
            .filter(figure -> figure.metric().equals(Metric.PUBLISHED))
            .filter(figure -> figure.population().equals(ALL_ITEMS))
            .map(Figure::model)
            .findFirst()
            .orElse(FORMULA);
    return figure(figures, model);
  }

  private Optional<Figure> figure(List<Figure> figures, String model) {
    return figures.stream()
        .filter(figure -> figure.metric().equals(metric))
        .filter(figure -> figure.model().equals(model) && figure.population().equals(ALL_ITEMS))
        .findFirst();
  }
}
