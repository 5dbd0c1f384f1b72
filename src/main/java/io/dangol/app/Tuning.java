package io.dangol.app;

import io.dangol.app.TuneJournal.Entry;
import io.dangol.job.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Random search with successive halving (Jamieson and Talwalkar 2016): of nine trials on a ninth of
 * the customers the best three go on with a third of them, and the best one with all; then the next
 * nine. Which trials there are and how they score depends on the seed alone, how many on the time.
 */
final class Tuning {
  private static final int BRACKET = 9;
  private static final int KEPT = 3;

  /** A part of the customers with fewer test customers says too little. */
  private static final long LEAST_CUSTOMERS = 200;

  /** Measures a configuration; empty if there are too few test customers. */
  interface Judge {
    Optional<Score> score(List<String> pairs, int parts);
  }

  /** How good lists are, over how many test customers. */
  record Score(double ndcg, long customers) {}

  /** Hears of each new measurement and of the best of all customers so far. */
  interface Listener {
    void measured(Entry entry, Entry best);
  }

  /** What trial N tries. */
  interface Draw {
    List<String> pairs(int trial);
  }

  private final TuneJournal journal;
  private final long leastCustomers;
  private final Draw draw;
  private final Judge judge;
  private final BooleanSupplier timeIsOver;
  private final Listener listener;

  /**
   * Begins, or goes on.
   *
   * @param minCustomers with fewer test customers nothing is judged
   */
  Tuning(
      TuneJournal journal,
      int minCustomers,
      Draw draw,
      Judge judge,
      BooleanSupplier timeIsOver,
      Listener listener) {
    this.journal = journal;
    // A part by hash may have fewer than its share, and is to be judged all the same.
    this.leastCustomers = Math.max(LEAST_CUSTOMERS, 2L * minCustomers);
    this.draw = draw;
    this.judge = judge;
    this.timeIsOver = timeIsOver;
    this.listener = listener;
  }

  /** Runs trials until all are done or the time is over; returns whether all were done. */
  boolean run(int trials) {
    Optional<Entry> asItIs = measured(0, 1);
    if (asItIs.isEmpty()) {
      return false;
    }
    List<Integer> parts = parts(asItIs.get().customers());
    for (int first = 1; first <= trials; first += BRACKET) {
      int last = Math.min(trials, first + BRACKET - 1);
      List<Integer> bracket = IntStream.rangeClosed(first, last).boxed().toList();
      for (int part : parts) {
        List<Entry> scored = new ArrayList<>();
        for (int trial : bracket) {
          Optional<Entry> entry = measured(trial, part);
          if (entry.isEmpty()) {
            return false;
          }
          scored.add(entry.get());
        }
        bracket = best(scored);
      }
    }
    return true;
  }

  /** The trials that go on to a larger part, in the order of their numbers. */
  private static List<Integer> best(List<Entry> scored) {
    int kept = Math.max(1, (scored.size() + KEPT - 1) / KEPT);
    return scored.stream()
        .sorted(TuneJournal.BEST_FIRST)
        .limit(kept)
        .map(Entry::trial)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** As small as test customers allow, each three times as large as the one before. */
  private List<Integer> parts(long customers) {
    List<Integer> parts = new ArrayList<>();
    for (int part = BRACKET; part > 1; part /= KEPT) {
      if (customers / part >= leastCustomers) {
        parts.add(part);
      }
    }
    parts.add(1);
    return parts;
  }

  /** From the journal, else measured now; empty if the time is over. */
  private Optional<Entry> measured(int trial, int part) {
    Optional<Entry> known = journal.of(trial, part);
    if (known.isPresent()) {
      return known;
    }
    if (timeIsOver.getAsBoolean()) {
      return Optional.empty();
    }
    List<String> pairs = trial == 0 ? List.of() : draw.pairs(trial);
    Score score =
        judge
            .score(pairs, part)
            .orElseThrow(
                () ->
                    Failure.data(
                        "there are too few customers to judge lists by as of this date: choose"
                            + " another --as-of (docs/metrics.md says who counts)"));
    Entry entry = new Entry(trial, part, pairs, score.ndcg(), score.customers());
    journal.add(entry);
    listener.measured(entry, journal.whole().get(0));
    return Optional.of(entry);
  }
}
