package io.dangol.app;

import io.dangol.recommend.train.FilterSettings;
import io.dangol.recommend.train.IalsSettings;
import io.dangol.recommend.train.MllibSettings;
import io.dangol.recommend.train.TrainerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What tuning draws from: keys of {@code recommend} with their ranges, rounded to two digits. */
final class TuneSpace {
  private static final List<Integer> RANKS = List.of(16, 32, 64, 128);
  private static final List<Integer> HALF_LIVES = List.of(30, 90, 180, 270, 540);
  private static final List<Integer> POPULARITY_DAYS = List.of(3, 7, 14, 30, 60);

  private TuneSpace() {}

  /** Pairs {@code key=value} of one trial: the same for the same seed and number. */
  static List<String> drawn(TrainerSettings trainer, long seed, int trial) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + trial);
    List<String> pairs = new ArrayList<>();
    if (trainer instanceof FilterSettings) {
      pairs.add("recommend.filter.popularity-exponent=" + between(random, 0.1, 0.9));
      pairs.add("recommend.filter.damped=" + one(random, RANKS));
      pairs.add("recommend.filter.damping=" + between(random, 0.3, 1));
      pairs.add("recommend.filter.smooth-weight=" + between(random, 0.02, 1));
    } else {
      pairs.add("recommend.rank=" + one(random, RANKS));
      pairs.add("recommend.weighting=" + one(random, List.of("log1p", "linear")));
      pairs.add("recommend.alpha=" + between(random, 0.5, 50));
    }
    if (trainer instanceof IalsSettings) {
      pairs.add("recommend.ials.unobserved-weight=" + between(random, 1e-3, 1));
      pairs.add("recommend.ials.regularization=" + between(random, 1e-4, 0.1));
      pairs.add("recommend.ials.regularization-exponent=" + one(random, List.of(0.5, 0.75, 1.0)));
    }
    if (trainer instanceof MllibSettings) {
      pairs.add("recommend.mllib.regularization=" + between(random, 1e-3, 1));
    }
    pairs.add("recommend.blend.als=" + between(random, 0.02, 1));
    pairs.add("recommend.blend.neighbours=" + between(random, 0.02, 0.5));
    pairs.add("recommend.blend.content=" + between(random, 0.02, 0.5));
    pairs.add("recommend.blend.arrivals=" + between(random, 0.02, 0.5));
    pairs.add("recommend.blend.popular=" + between(random, 0.02, 1));
    pairs.add("recommend.blend.popularity-exponent=" + between(random, 0.05, 0.8));
    pairs.add("recommend.blend.trend-exponent=" + between(random, 0.05, 1));
    pairs.add("recommend.blend.own-half-life=" + one(random, HALF_LIVES) + "d");
    pairs.add("recommend.popularity-days=" + one(random, POPULARITY_DAYS) + "d");
    return List.copyOf(pairs);
  }

  private static <T> T one(SplittableRandom random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** As likely between 1 and 2 as between 2 and 4. */
  private static String between(SplittableRandom random, double from, double to) {
    double value = from * StrictMath.pow(to / from, random.nextDouble());
    int digits = 1 - (int) Math.floor(Math.log10(value));
    return String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", value);
  }
}
