package io.dangol.segment;

import io.dangol.learn.AdjustedRand.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The centres of a night and where they are from.
 *
 * @param ids for each centre the former segment that goes on in it, or {@link Placement#NONE}
 * @param before the former centres on tonight's axes; null if they are kept or cannot be used
 * @param excess by which share the former centres are worse than a search; empty without them
 * @param fittedOn the night that fitted the centres
 */
record Fit(
    How how,
    Centres centres,
    List<Integer> ids,
    @Nullable Placement before,
    OptionalDouble excess,
    LocalDate fittedOn) {

  Fit {
    ids = List.copyOf(ids);
  }

  /** Where centres are from. */
  enum How {
    KEPT("the centres of %s are kept"),
    REFITTED(
        "fitted again from those of an earlier night, which were worse by more than the bound"),
    NEW("fitted from scratch");

    private final String words;

    How(String words) {
      this.words = words;
    }

    String words(LocalDate fittedOn) {
      return words.formatted(fittedOn);
    }
  }

  /** Centres without an earlier night. */
  static Fit fromScratch(
      Training training, Optional<Training.Candidate> candidate, LocalDate asOf) {
    Centres centres =
        candidate
            .map(found -> refined(training, found.centres()))
            .orElseGet(() -> new Centres(new double[1][training.features().size()]));
    return new Fit(How.NEW, centres, none(centres), null, OptionalDouble.empty(), asOf);
  }

  /** The centres of a night that may go on from an earlier one. */
  static Fit of(
      Training training,
      Optional<Former> former,
      List<Training.Candidate> candidates,
      LocalDate asOf) {
    Optional<Centres> known =
        former.flatMap(night -> night.on(training.scale(), training.settings().fittedWith()));
    boolean canSplit = known.isPresent() && known.get().size() == 1 && !candidates.isEmpty();
    if (former.isEmpty() || training.kind().customers() == 0) {
      return fromScratch(training, Training.best(candidates), asOf);
    }
    if (known.isEmpty() || canSplit) {
      return fromScratch(training, Training.best(candidates), asOf).matched(training, former.get());
    }
    return goingOn(training, former.get(), known.get(), candidates, asOf);
  }

  private static Fit goingOn(
      Training training,
      Former former,
      Centres known,
      List<Training.Candidate> candidates,
      LocalDate asOf) {
    double[][] sample = training.sample().points();
    double bound = 1 + training.settings().staying().refitAbove();
    Centres found =
        candidates.stream()
            .filter(candidate -> candidate.k() == known.size())
            .findFirst()
            .map(Training.Candidate::centres)
            .orElseGet(() -> known.size() == 1 ? known : training.found(known.size()));
    double least = found.inertia(sample);
    OptionalDouble excess =
        least == 0 ? OptionalDouble.empty() : OptionalDouble.of(known.inertia(sample) / least - 1);
    if (known.inertia(sample) <= bound * least) {
      return new Fit(How.KEPT, known, former.ids(), null, excess, former.fittedOn());
    }
    Centres warm = new Centres(KMeansSearch.lloyd(sample, known.positions()));
    Centres start = warm.inertia(sample) <= bound * least ? warm : found;
    Placement before =
        new Placement(known.positions(), former.ids(), training.settings().staying().margin());
    Centres centres = refined(training, start);
    return new Fit(How.REFITTED, centres, none(centres), before, excess, asOf)
        .matched(training, former);
  }

  /** The centres refined on all customers, without those that have too few of them. */
  private static Centres refined(Training training, Centres start) {
    Centres centres = Refinement.refined(start, training.points());
    long[] sizes = Placed.sizes(cells(training, centres), centres.size());
    int smallest = smallest(sizes);
    return centres.size() > 1 && sizes[smallest] < training.minimum()
        ? refined(training, centres.without(smallest))
        : centres;
  }

  /** The index of the least size; the lower one wins a tie. */
  static int smallest(long[] sizes) {
    int smallest = 0;
    for (int i = 1; i < sizes.length; i++) {
      smallest = sizes[i] < sizes[smallest] ? i : smallest;
    }
    return smallest;
  }

  /** The same with the former segments that go on. */
  private Fit matched(Training training, Former former) {
    List<Integer> matched = Overlap.matched(cells(training, centres), centres.size());
    // One segment of all has another name than a part of them.
    boolean isComparable = (centres.size() == 1) == (former.names().size() == 1);
    return new Fit(how, centres, isComparable ? matched : none(centres), before, excess, fittedOn);
  }

  /** The same without one centre, whose segment is dissolved. */
  Fit without(int dropped) {
    Centres left = centres.without(dropped);
    List<Integer> theirs = new ArrayList<>(ids);
    theirs.remove(dropped);
    return new Fit(how, left, left.size() == 1 ? none(left) : theirs, before, excess, fittedOn);
  }

  private static List<Integer> none(Centres centres) {
    return Collections.nCopies(centres.size(), Placement.NONE);
  }

  private static List<Cell> cells(Training training, Centres centres) {
    Placement nearest = Placement.nearest(centres.positions());
    Placing placing =
        new Placing(nearest, training.features(), training.kind().buys(), null, false);
    return Placed.cells(Placed.of(training.points(), placing));
  }

  /** How customers are put into the segments of these centres. */
  Placing placing(Training training) {
    return new Placing(
        new Placement(centres.positions(), ids, training.settings().staying().margin()),
        training.features(),
        training.kind().buys(),
        before,
        how == How.KEPT);
  }
}
