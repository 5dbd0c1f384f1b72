package io.dangol.segment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.dangol.learn.AdjustedRand.Cell;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/** Customers in the segments of a night. */
final class Placed {

  /** Index of the centre whose segment the customer is in, and of the nearest centre. */
  static final String INDEX = "segment_index";

  static final String NEAREST = "nearest_index";

  /** Why the customer is no longer in the former segment; null for one who stays or had none. */
  static final String CAUSE = "cause";

  static final String BECAUSE = "because";

  private Placed() {}

  /** Adds the four columns to {@link Training#points}. */
  static Dataset<Row> of(Dataset<Row> points, Placing placing) {
    StructType schema =
        points
            .schema()
            .add(INDEX, DataTypes.IntegerType, false)
            .add(NEAREST, DataTypes.IntegerType, false)
            .add(CAUSE, DataTypes.StringType)
            .add(BECAUSE, DataTypes.StringType);
    return points.map(new PerCustomer(placing, points.schema()), Encoders.row(schema));
  }

  /** How many customers of each former segment are in each of tonight's. Runs one action. */
  static List<Cell> cells(Dataset<Row> placed) {
    return placed
        .groupBy(Training.FORMER_ID, INDEX)
        .agg(count(lit(1)))
        .orderBy(col(Training.FORMER_ID), col(INDEX))
        .collectAsList()
        .stream()
        .map(row -> new Cell(row.getInt(0), row.getInt(1), row.getLong(2)))
        .toList();
  }

  /** The customers of each of tonight's segments. */
  static long[] sizes(List<Cell> cells, int k) {
    long[] sizes = new long[k];
    cells.forEach(cell -> sizes[cell.after()] += cell.customers());
    return sizes;
  }

  private static final class PerCustomer implements MapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final Placing placing;
    private final int point;
    private final int formerId;

    PerCustomer(Placing placing, StructType schema) {
      this.placing = placing;
      this.point = schema.fieldIndex(Training.POINT);
      this.formerId = schema.fieldIndex(Training.FORMER_ID);
    }

    @Override
    public Row call(Row row) {
      Placing.Customer customer =
          new Placing.Customer(point(row.getSeq(point)), values(row), row.getInt(formerId));
      Optional<Move> move = placing.move(customer);
      Object[] all = new Object[row.length() + 4];
      for (int i = 0; i < row.length(); i++) {
        all[i] = row.get(i);
      }
      all[row.length()] = placing.of(customer);
      all[row.length() + 1] = placing.nearest(customer);
      all[row.length() + 2] = move.map(m -> m.cause().word()).orElse(null);
      all[row.length() + 3] = move.map(Move::because).orElse(null);
      return RowFactory.create(all);
    }

    private static double[] point(Seq<Double> coordinates) {
      double[] point = new double[coordinates.size()];
      Iterator<Double> each = scala.jdk.javaapi.CollectionConverters.asJava(coordinates).iterator();
      for (int axis = 0; axis < point.length; axis++) {
        point[axis] = each.next();
      }
      return point;
    }

    private static Map<Feature, Double> values(Row row) {
      Map<Feature, Double> values = new EnumMap<>(Feature.class);
      for (Feature feature : Feature.values()) {
        int column = row.fieldIndex(feature.column());
        if (!row.isNullAt(column)) {
          values.put(feature, row.getDouble(column));
        }
      }
      return values;
    }
  }
}
