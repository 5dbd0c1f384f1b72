package io.dangol.recommend.rerank;

import io.dangol.learn.Newton;
import io.dangol.learn.Newton.Expansion;
import java.util.List;

/**
 * Fits a linear model that orders items, by a listwise loss: the cross entropy between the taken
 * items, each with the same share, and the softmax of the scores (ListNet with top-one
 * probabilities, Cao and others 2007). Every customer weighs the same. A ridge penalty applies to
 * the coefficients of standardised features.
 */
final class ListwiseFit {

  private static final double SMALLEST_DEVIATION = 1e-6;

  private final List<Example> examples;
  private final double[] scales;
  private final double regularization;

  private ListwiseFit(List<Example> examples, double regularization) {
    this.examples = examples;
    this.scales = scales(examples);
    this.regularization = regularization;
  }

  /**
   * The coefficients of the features as they are; 0 for a feature that is the same for all items.
   *
   * @param examples at least one; the sums follow their order
   */
  static double[] coefficients(List<Example> examples, double regularization) {
    ListwiseFit fit = new ListwiseFit(examples, regularization);
    double[] coefficients = Newton.minimum(fit.scales.length, fit::objective);
    for (int f = 0; f < coefficients.length; f++) {
      coefficients[f] *= fit.scales[f];
    }
    return coefficients;
  }

  /** One over the standard deviation of each feature over all items; 0 where that is 0. */
  private static double[] scales(List<Example> examples) {
    int width = examples.get(0).width();
    double[] sums = new double[width];
    double[] squares = new double[width];
    long items = 0;
    for (Example example : examples) {
      items += example.items();
      for (int item = 0; item < example.items(); item++) {
        for (int f = 0; f < width; f++) {
          double value = example.feature(item, f);
          sums[f] += value;
          squares[f] += value * value;
        }
      }
    }
    double[] scales = new double[width];
    for (int f = 0; f < width; f++) {
      double mean = sums[f] / items;
      double deviation = Math.sqrt(Math.max(0, squares[f] / items - mean * mean));
      scales[f] = deviation > SMALLEST_DEVIATION ? 1 / deviation : 0;
    }
    return scales;
  }

  private Expansion objective(double[] at) {
    int width = at.length;
    double loss = 0;
    double[] gradient = new double[width];
    double[][] curvature = new double[width][width];
    for (Example example : examples) {
      loss += add(example, at, gradient, curvature);
    }
    double squares = 0;
    for (int f = 0; f < width; f++) {
      squares += at[f] * at[f];
      gradient[f] = gradient[f] / examples.size() + regularization * at[f];
      for (int g = 0; g <= f; g++) {
        curvature[f][g] = curvature[f][g] / examples.size() + (f == g ? regularization : 0);
      }
    }
    return new Expansion(
        loss / examples.size() + regularization / 2 * squares, gradient, curvature);
  }

  /** Adds the derivatives of one customer's loss, and returns the loss. */
  private double add(Example example, double[] at, double[] gradient, double[][] curvature) {
    double[] shares = softmax(example, at);
    double share = 1.0 / taken(example);
    double loss = 0;
    double[] mean = new double[at.length];
    double[] value = new double[at.length];
    for (int item = 0; item < shares.length; item++) {
      double target = example.taken()[item] ? share : 0;
      loss -= target > 0 ? target * Math.log(Math.max(shares[item], Double.MIN_NORMAL)) : 0;
      for (int f = 0; f < value.length; f++) {
        value[f] = scales[f] * example.feature(item, f);
        double weighted = shares[item] * value[f];
        mean[f] += weighted;
        gradient[f] += weighted - target * value[f];
        for (int g = 0; g <= f; g++) {
          curvature[f][g] += weighted * value[g];
        }
      }
    }
    for (int f = 0; f < mean.length; f++) {
      for (int g = 0; g <= f; g++) {
        curvature[f][g] -= mean[f] * mean[g];
      }
    }
    return loss;
  }

  private double[] softmax(Example example, double[] at) {
    double[] shares = new double[example.items()];
    double most = Double.NEGATIVE_INFINITY;
    for (int item = 0; item < shares.length; item++) {
      for (int f = 0; f < at.length; f++) {
        shares[item] += at[f] * scales[f] * example.feature(item, f);
      }
      most = Math.max(most, shares[item]);
    }
    double sum = 0;
    for (int item = 0; item < shares.length; item++) {
      shares[item] = Math.exp(shares[item] - most);
      sum += shares[item];
    }
    for (int item = 0; item < shares.length; item++) {
      shares[item] /= sum;
    }
    return shares;
  }

  private static int taken(Example example) {
    int taken = 0;
    for (boolean isTaken : example.taken()) {
      taken += isTaken ? 1 : 0;
    }
    return taken;
  }
}
