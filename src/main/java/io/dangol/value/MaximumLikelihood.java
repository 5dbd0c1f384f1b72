package io.dangol.value;

import io.dangol.learn.Newton;
import io.dangol.learn.Newton.Expansion;
import io.dangol.value.Fit.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits a model by maximum likelihood. The same groups give the same fit.
 *
 * <p>Searches the logarithms of the parameters, from several starts: Nelder and Mead's simplex on
 * some of the groups finds the neighbourhood, and Newton's method finishes the best two; they must
 * meet. Then Newton's method goes on with all groups from the better one. Parameters that the data
 * say nothing about are held by a penalty, which is too weak to be seen in others.
 */
final class MaximumLikelihood {

  /** What is added to all shapes and scales: usual, narrow and wide distributions. */
  private static final double[] STARTS = {0, 1, -1};

  /** Enough to find the neighbourhood. */
  private static final int SOME_GROUPS = 1_000;

  private static final int MOST_MOVES = 300;
  private static final double SIMPLEX_PRECISION = 1e-5;

  /** Of the squared distance from the usual parameters, on the log-likelihood of all customers. */
  private static final double PENALTY = 1e-4;

  /** Parameters are held back from here on, as a factor of the usual ones. */
  private static final double WALL = 2 * Concerns.MOST_UNUSUAL;

  /** In units of ln; nothing is computed beyond. */
  private static final double FURTHEST = 12;

  /** Of two searches, per customer. */
  private static final double SAME_LIKELIHOOD = 1e-4;

  /** The largest gradient per customer of a fit that has converged. */
  private static final double FLAT = 1e-5;

  /** The gradient where a search ends; differences cannot tell much smaller ones from 0. */
  private static final double LEVEL = 1e-8;

  private MaximumLikelihood() {}

  /** Throws {@link IllegalArgumentException} if there is no customer. */
  static <M, T extends Comparable<T>> Fit<M> fit(Family<M, T> family, Counted<T> data) {
    if (data.groups().isEmpty()) {
      throw new IllegalArgumentException("no customer to fit a model to");
    }
    double[] usual = family.usual(data);
    ToDoubleFunction<double[]> loss = loss(family, usual, data);
    ToDoubleFunction<double[]> lossOfSome = loss(family, usual, data.thinned(SOME_GROUPS));
    double least = PENALTY / data.customers();
    List<double[]> best =
        DoubleStream.of(STARTS)
            .mapToObj(start -> simplex(start, usual.length, lossOfSome))
            .sorted(Comparator.comparingDouble(lossOfSome))
            .limit(2)
            .map(near -> newton(near, least, lossOfSome))
            .sorted(Comparator.comparingDouble(lossOfSome))
            .toList();
    double apart = lossOfSome.applyAsDouble(best.get(1)) - lossOfSome.applyAsDouble(best.get(0));
    double[] top = newton(best.get(0), least, loss);
    Expansion end = Curvature.near(top, loss);
    boolean converged = apart <= SAME_LIKELIHOOD && steepest(end) <= FLAT;

    double[] parameters = parameters(usual, top);
    M model = family.model(parameters);
    double[][] variances = Curvature.inverse(end.curvature(), least);
    List<Estimate> estimates = estimates(family, parameters, variances, data.customers());
    List<String> concerns = Concerns.of(family, model, estimates, usual);
    return new Fit<>(model, estimates, family.logLikelihood(model, data), converged, concerns);
  }

  /** Mean negative log-likelihood of a customer; infinite far away. */
  private static <M, T extends Comparable<T>> ToDoubleFunction<double[]> loss(
      Family<M, T> family, double[] usual, Counted<T> data) {
    long customers = data.customers();
    return at -> {
      if (!DoubleStream.of(at).allMatch(x -> Math.abs(x) < FURTHEST)) {
        return Double.POSITIVE_INFINITY;
      }
      double squares = DoubleStream.of(at).map(x -> x * x).sum();
      double sum = family.logLikelihood(family.model(parameters(usual, at)), data);
      return (PENALTY / 2 * squares - sum) / customers + wall(at);
    };
  }

  /** Nothing up to a factor of {@link #WALL}, and then quickly more. */
  private static double wall(double[] at) {
    return DoubleStream.of(at)
        .map(x -> Math.max(0, Math.abs(x) - Math.log(WALL)))
        .map(beyond -> beyond * beyond * beyond)
        .sum();
  }

  private static double[] parameters(double[] usual, double[] logChange) {
    double[] parameters = usual.clone();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] *= Math.exp(logChange[i]);
    }
    return parameters;
  }

  private static double[] simplex(double start, int size, ToDoubleFunction<double[]> loss) {
    var optimizer =
        new SimplexOptimizer(
            (moves, before, after) ->
                moves > MOST_MOVES
                    || Math.abs(before.getValue() - after.getValue()) < SIMPLEX_PRECISION);
    return optimizer
        .optimize(
            MaxEval.unlimited(),
            GoalType.MINIMIZE,
            new InitialGuess(DoubleStream.generate(() -> start).limit(size).toArray()),
            new NelderMeadSimplex(size, 0.5),
            new ObjectiveFunction(loss::applyAsDouble))
        .getPoint();
  }

  private static double[] newton(double[] near, double least, ToDoubleFunction<double[]> loss) {
    double[] moved =
        Newton.minimum(near.length, change -> downhill(plus(near, change), least, loss));
    return plus(near, moved);
  }

  private static Expansion downhill(double[] at, double least, ToDoubleFunction<double[]> loss) {
    Expansion here = Curvature.near(at, loss);
    if (Double.isInfinite(here.value())) {
      return new Expansion(here.value(), new double[at.length], new double[at.length][at.length]);
    }
    double[] gradient = steepest(here) < LEVEL ? new double[at.length] : here.gradient();
    return new Expansion(here.value(), gradient, Curvature.positive(here.curvature(), least));
  }

  private static double steepest(Expansion here) {
    return DoubleStream.of(here.gradient()).map(Math::abs).max().orElse(0);
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static List<Estimate> estimates(
      Family<?, ?> family, double[] parameters, double[][] variances, long customers) {
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      double error = Math.sqrt(variances[i][i] / customers);
      estimates.add(new Estimate(family.parameters().get(i).name(), parameters[i], error));
    }
    return estimates;
  }
}
