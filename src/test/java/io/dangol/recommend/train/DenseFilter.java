package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The item filter of a small random shop by its formula, with whole matrices in double and another
 * solver, and the default exponents and weights.
 *
 * <p>Entries are scores by customer and item; ids are the indices.
 */
public final class DenseFilter {

  public static final int CUSTOMERS = 30;
  public static final int ITEMS = 12;

  /** 1 where a customer has an item. */
  public final RealMatrix has = random();

  private final double[] degrees = degrees(has.transpose());
  private final RealMatrix gram = gram();
  private final EigenDecomposition found = new EigenDecomposition(gram);

  /** The part that the trainer's factors give. */
  public RealMatrix factors(int damped, int smooth) {
    RealMatrix taken = has.multiply(power(-0.1)).multiply(sum(damped, true)).multiply(power(0.45));
    RealMatrix added = has.multiply(power(-0.5)).multiply(sum(smooth, false)).multiply(power(0.5));
    return added.scalarMultiply(0.2).subtract(taken.scalarMultiply(0.8));
  }

  /** All of it. */
  public RealMatrix scores(int damped, int smooth) {
    RealMatrix paths = has.multiply(power(-0.1)).multiply(gram).multiply(power(0.45));
    return paths.add(factors(damped, smooth));
  }

  /** {@code customer_id}, {@code item_id}, {@code strength}. */
  public Dataset<Row> table() {
    List<String> lines = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      for (int item = 0; item < ITEMS; item++) {
        if (has.getEntry(customer, item) > 0) {
          lines.add("{customer_id: %s, item_id: %s, strength: 2.5}".formatted(customer, item));
        }
      }
    }
    return rows(TrainerContract.SCHEMA, String.join("\n", lines));
  }

  private RealMatrix gram() {
    RealMatrix customers = diagonal(degrees(has), -1);
    RealMatrix counts = has.transpose().multiply(customers).multiply(has);
    return power(-0.5).multiply(counts).multiply(power(-0.5));
  }

  /** Of the outer products of the first eigenvectors, each times its squared value if asked for. */
  private RealMatrix sum(int count, boolean squares) {
    RealMatrix sum = new Array2DRowRealMatrix(ITEMS, ITEMS);
    for (int k = 0; k < count; k++) {
      double weight = squares ? Math.pow(found.getRealEigenvalue(k), 2) : 1;
      RealMatrix outer = found.getEigenvector(k).outerProduct(found.getEigenvector(k));
      sum = sum.add(outer.scalarMultiply(weight));
    }
    return sum;
  }

  private RealMatrix power(double exponent) {
    return diagonal(degrees, exponent);
  }

  private static RealMatrix diagonal(double[] degrees, double exponent) {
    return MatrixUtils.createRealDiagonalMatrix(
        Arrays.stream(degrees).map(degree -> Math.pow(degree, exponent)).toArray());
  }

  private static double[] degrees(RealMatrix rows) {
    double[] ones = new double[rows.getColumnDimension()];
    Arrays.fill(ones, 1);
    return rows.operate(ones);
  }

  /** The later an item, the fewer customers have it; every customer has the first or the second. */
  private static RealMatrix random() {
    SplittableRandom random = new SplittableRandom(5);
    RealMatrix has = new Array2DRowRealMatrix(CUSTOMERS, ITEMS);
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      has.setEntry(customer, customer % 2, 1);
      for (int item = 0; item < ITEMS; item++) {
        if (random.nextInt(3 + item) < 2) {
          has.setEntry(customer, item, 1);
        }
      }
    }
    return has;
  }
}
