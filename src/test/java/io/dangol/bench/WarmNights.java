package io.dangol.bench;

import io.dangol.bench.Course.Point;
import io.dangol.bench.Training.Looked;
import io.dangol.recommend.train.Factors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Days one after the other, each trained anew and begun with the factors of the day before. */
final class WarmNights {
  private static final long SEED = 1;

  private final Function<LocalDate, Training> training;
  private final int epochs;
  private final int warmEpochs;

  WarmNights(Function<LocalDate, Training> training, int epochs, int warmEpochs) {
    this.training = training;
    this.epochs = epochs;
    this.warmEpochs = warmEpochs;
  }

  /** So many days up to this one; the day before them gives the first factors. */
  Findings until(LocalDate last, int days, Findings findings) {
    List<Map<String, Object>> nights = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    Optional<Factors> before = Optional.empty();
    for (int day = days; day >= 0; day--) {
      LocalDate date = last.minusDays(day);
      Training night = training.apply(date);
      Looked anew = night.looked(epochs, Optional.empty(), SEED);
      Looked ended = anew;
      if (before.isPresent()) {
        ended = night.looked(warmEpochs, before, SEED);
        Optional<Point> reached = ended.reaching(anew.end().quality().ndcg());
        shares.add(reached.map(point -> (double) point.epoch() / epochs).orElse(1.0));
        nights.add(night(date, anew, ended, reached));
        System.err.println(date);
      }
      before = Optional.of(kept(ended.factors()));
      night.split().learned().unpersist();
    }
    return findings.with("nights", nights).with("share_of_epochs_median", Rounds.median(shares));
  }

  private static Map<String, Object> night(
      LocalDate date, Looked anew, Looked warm, Optional<Point> reached) {
    Map<String, Object> night = new LinkedHashMap<>();
    night.put("date", date.toString());
    night.put("ndcg_begun_anew", anew.end().quality().ndcg());
    night.put("ndcg_warm_after_1", warm.points().get(0).quality().ndcg());
    night.put("ndcg_warm", warm.end().quality().ndcg());
    night.put("as_good_after", reached.map(point -> point.epoch() + "").orElse("never"));
    return night;
  }

  private static Factors kept(Factors factors) {
    return new Factors(factors.customers().localCheckpoint(), factors.items().localCheckpoint());
  }
}
