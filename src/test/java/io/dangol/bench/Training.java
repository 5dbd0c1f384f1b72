package io.dangol.bench;

import io.dangol.bench.Course.Point;
import io.dangol.recommend.train.Factors;
import io.dangol.recommend.train.IalsTrainer;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trainings on the pairs of a split, timed and judged.
 *
 * @param places length of the lists that are judged
 * @param every epochs between looks
 */
record Training(
    Split split, int places, int every, int rank, Weighting weighting, IalsOptions ials) {

  /** A training by {@code ials}: the looks at it, and the factors that it ended with. */
  record Looked(List<Point> points, Factors factors) {

    Point end() {
      return points.get(points.size() - 1);
    }

    /** The first look that found lists at least so good. */
    Optional<Point> reaching(double ndcg) {
      return points.stream().filter(point -> point.quality().ndcg() >= ndcg).findFirst();
    }
  }

  /** The same, looked at after every epoch. */
  Training lookedAtOften() {
    return new Training(split, places, 1, rank, weighting, ials);
  }

  /** A whole training by MLlib. */
  Point mllib(MllibOptions mllib, long seed) {
    Timed timed = timed(() -> mllib.trainer(rank, weighting).train(split.learned(), seed));
    Split.Quality quality = split.quality(timed.factors(), places);
    return new Point(mllib.iterations(), timed.seconds(), Double.NaN, quality);
  }

  /** A training by {@code ials} with looks, begun with former factors where there are some. */
  Looked looked(int epochs, Optional<Factors> former, long seed) {
    Course course = new Course(split, places, every);
    Factors end = trainer(epochs).train(split.learned(), former, seed, course);
    return new Looked(course.points(), end);
  }

  /** The seconds of a training by {@code ials} that nobody looks at, as MLlib's is. */
  double unlooked(int epochs, long seed) {
    return timed(() -> trainer(epochs).train(split.learned(), seed)).seconds();
  }

  private IalsTrainer trainer(int epochs) {
    return ials.trainer(rank, weighting, epochs);
  }

  private record Timed(double seconds, Factors factors) {}

  /** Until all factors are there. */
  private static Timed timed(Supplier<Factors> training) {
    long began = System.nanoTime();
    Factors factors = training.get();
    factors.customers().foreach(row -> {});
    factors.items().foreach(row -> {});
    return new Timed((System.nanoTime() - began) / 1e9, factors);
  }
}
