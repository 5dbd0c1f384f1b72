package io.dangol.timing;

/**
 * What a {@link GapModel} says of one customer's next purchase, in the unit of the gaps. Times
 * count from the last purchase; all is given that none has come up to now.
 */
final class GapOutlook {

  private static final int MOST_STEPS = 60;
  private static final double PRECISION = 1e-4;

  private final double[] logWeights;
  private final CompoundGamma[] next;
  private final double open;
  private final double staying;
  private final double logQuiet;

  /**
   * @param logWeights ln of the likelihood of each shape, up to a common summand
   * @param next the open gap by shape
   * @param open its length so far
   * @param staying the chance that there is an end to it, before any of its time has passed
   */
  GapOutlook(double[] logWeights, CompoundGamma[] next, double open, double staying) {
    this.logWeights = logWeights;
    this.next = next;
    this.open = open;
    this.staying = staying;
    this.logQuiet = logSurvival(open);
  }

  /** The probability that the customer has not left. */
  double staying() {
    double quiet = staying * StrictMath.exp(logQuiet - GapModel.logSumExp(logWeights));
    return quiet / (quiet + 1 - staying);
  }

  /** The probability of a purchase within this time from now on. */
  double returnsWithin(double time) {
    return staying() * (1 - survival(open + time));
  }

  /**
   * The time from the last purchase to the next one that is not exceeded with a probability, among
   * the cases in which the customer returns within a horizon from now on.
   *
   * @param probability above 0 and below 1
   */
  double quantile(double probability, double horizon) {
    double end = survival(open + horizon);
    double target = 1 - probability * (1 - end);
    double low = open;
    double high = open + horizon;
    double above = 1 - target;
    double below = end - target;
    for (int i = 0; i < MOST_STEPS && high - low > PRECISION * high; i++) {
      // A secant step, kept away from the ends; every third step is a bisection.
      double share = i % 3 == 2 ? 0.5 : Math.min(0.95, Math.max(0.05, above / (above - below)));
      double middle = low + share * (high - low);
      double off = survival(middle) - target;
      if (off > 0) {
        low = middle;
        above = off;
      } else {
        high = middle;
        below = off;
      }
    }
    return (low + high) / 2;
  }

  /** What the mean gap is about: 1 / the expected rate of purchases. */
  double usualGap() {
    double gap = 0;
    double sum = 0;
    double most = GapModel.logSumExp(logWeights);
    for (int kind = 0; kind < next.length; kind++) {
      double weight = StrictMath.exp(logWeights[kind] - most);
      gap += weight * next[kind].shape() * next[kind].time() / next[kind].evidence();
      sum += weight;
    }
    return gap / sum;
  }

  /**
   * 1 minus the coefficient of variation of the gaps, 1 / sqrt(shape), by the mean of 1 / shape: 0
   * if the time since the last purchase says nothing, 1 if gaps are all the same.
   */
  double regularity() {
    double variance = 0;
    double sum = 0;
    double most = GapModel.logSumExp(logWeights);
    for (int kind = 0; kind < next.length; kind++) {
      double weight = StrictMath.exp(logWeights[kind] - most);
      variance += weight / next[kind].shape();
      sum += weight;
    }
    return 1 - Math.sqrt(variance / sum);
  }

  /** The probability that the gap is longer than x, given that it is longer than up to now. */
  private double survival(double x) {
    return StrictMath.exp(logSurvival(x) - logQuiet);
  }

  private double logSurvival(double x) {
    double[] logs = new double[next.length];
    for (int kind = 0; kind < next.length; kind++) {
      logs[kind] = logWeights[kind] + next[kind].logSurvival(x);
    }
    return GapModel.logSumExp(logs);
  }
}
