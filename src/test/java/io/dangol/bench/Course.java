package io.dangol.bench;

import io.dangol.recommend.train.EpochListener;
import io.dangol.recommend.train.Factors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How good the factors of a training are, epoch by epoch; the clock stops while they are judged.
 */
final class Course implements EpochListener {

  /** After an epoch: seconds of training so far, and how good the factors are. */
  record Point(int epoch, double seconds, double objective, Split.Quality quality) {}

  private final Split split;
  private final int places;
  private final int every;
  private final List<Point> points = new ArrayList<>();
  private long began = System.nanoTime();
  private double seconds;

  /** Looks after each {@code every} epochs at lists of so many places. */
  Course(Split split, int places, int every) {
    this.split = split;
    this.places = places;
    this.every = every;
  }

  List<Point> points() {
    return points;
  }

  @Override
  public void epochEnded(int epoch, double objective, Supplier<Factors> factors) {
    if (epoch % every != 0) {
      return;
    }
    seconds += (System.nanoTime() - began) / 1e9;
    // The customers' last move belongs to the training.
    long last = System.nanoTime();
    Factors now = factors.get();
    now.customers().foreach(row -> {});
    double fitted = (System.nanoTime() - last) / 1e9;
    points.add(new Point(epoch, seconds + fitted, objective, split.quality(now, places)));
    began = System.nanoTime();
  }
}
