package io.dangol.learn;

import java.util.function.Function;

/** Minimises a smooth convex function by Newton's method; a step that does not help is halved. */
public final class Newton {

  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;
  private static final double ROUNDING = 1e-9;

  /** Each Newton step squares the error: after a step this small it is below rounding. */
  private static final double SMALL_STEP = 1e-6;

  /**
   * A function near a point.
   *
   * @param curvature the second derivatives; only the lower triangle is read
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Expansion(double value, double[] gradient, double[][] curvature) {}

  private Newton() {}

  /** The point where the function is least, from the origin. */
  public static double[] minimum(int size, Function<double[], Expansion> function) {
    double[] at = new double[size];
    Expansion here = function.apply(at);
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] step = step(here);
      double[] next = plus(at, step, 1);
      Expansion there = function.apply(next);
      double length = 1;
      for (int halved = 0;
          there.value > here.value + ROUNDING && halved < MOST_HALVINGS;
          halved++) {
        length /= 2;
        next = plus(at, step, length);
        there = function.apply(next);
      }
      at = next;
      here = there;
      if (largest(step) * length < SMALL_STEP) {
        break;
      }
    }
    return at;
  }

  private static double[] step(Expansion here) {
    double[][] curvature = new double[here.curvature.length][];
    double[] descent = new double[curvature.length];
    for (int i = 0; i < curvature.length; i++) {
      curvature[i] = here.curvature[i].clone();
      descent[i] = -here.gradient[i];
    }
    return solve(curvature, descent);
  }

  /**
   * Solves a x = b for a positive definite matrix by Cholesky decomposition. Reads only the lower
   * triangle, and overwrites both arguments.
   */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) {
          rest -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / a[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  private static double[] plus(double[] at, double[] step, double length) {
    double[] sum = at.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += length * step[i];
    }
    return sum;
  }

  private static double largest(double[] step) {
    double largest = 0;
    for (double value : step) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
