package io.dangol.churn;

import static io.dangol.churn.ChurnLabels.CHURNED;
import static org.apache.spark.sql.functions.array;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/**
 * Fits a {@link LogisticModel} to labelled rows.
 *
 * <p>Each Newton step is one action that brings one row of sums per partition to the driver. The
 * sums are exact (see {@link LogisticSums}), so the partitioning of the rows does not change a bit
 * of the model. MLlib's regression does not promise that.
 */
final class LogisticTraining {

  private LogisticTraining() {}

  /**
   * Fits the given features.
   *
   * @param examples rows of both classes with features and labels; read once per step, so cache
   *     them
   * @param scale of the features among these examples
   */
  static LogisticModel fit(
      Dataset<Row> examples,
      FeatureScale scale,
      List<ChurnFeature> features,
      double regularization) {
    Column[] values = features.stream().map(scale::within).toArray(Column[]::new);
    Dataset<Row> rows = examples.select(CHURNED, array(values).as("features"));
    double[] fitted =
        LogisticFit.coefficients(features.size(), regularization, at -> sumsAt(at, rows));
    Map<ChurnFeature, Double> coefficients = new EnumMap<>(ChurnFeature.class);
    for (int i = 0; i < features.size(); i++) {
      coefficients.put(features.get(i), fitted[i + 1]);
    }
    return new LogisticModel(scale, fitted[0], coefficients);
  }

  private static LogisticSums sumsAt(double[] coefficients, Dataset<Row> rows) {
    LogisticSums sums = new LogisticSums(coefficients);
    rows.mapPartitions(new PartitionSums(coefficients), Encoders.row(PartitionSums.SCHEMA))
        .collectAsList()
        .forEach(row -> sums.addPacked(row.<Long>getList(0).stream().mapToLong(n -> n).toArray()));
    return sums;
  }

  /** Sums up the rows of a partition; returns one row with {@link LogisticSums#packed}. */
  private static final class PartitionSums implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    static final StructType SCHEMA =
        new StructType().add("sums", DataTypes.createArrayType(DataTypes.LongType, false), false);

    private final double[] coefficients;

    PartitionSums(double[] coefficients) {
      this.coefficients = coefficients;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      LogisticSums sums = new LogisticSums(coefficients);
      double[] features = new double[coefficients.length - 1];
      while (rows.hasNext()) {
        Row row = rows.next();
        Seq<Double> values = row.getSeq(1);
        for (int i = 0; i < features.length; i++) {
          features[i] = values.apply(i);
        }
        sums.add(features, row.getBoolean(0));
      }
      return List.of(RowFactory.create((Object) sums.packed())).iterator();
    }
  }
}
