package io.dangol.value;

/** Functions of mathematics that the models share, in forms that neither overflow nor cancel. */
final class Functions {

  private Functions() {}

  /** ln(1 + exp(t)). */
  static double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  /** 1 / (1 + exp(-t)). */
  static double sigmoid(double t) {
    return 1 / (1 + Math.exp(-t));
  }
}
