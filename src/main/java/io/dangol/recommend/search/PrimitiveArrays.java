package io.dangol.recommend.search;

import io.dangol.job.Failure;
import java.util.Locale;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.ArrayEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveDoubleEncoder$;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveFloatEncoder$;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveLongEncoder$;
import scala.Tuple2;

/**
 * How long an array may be, and Spark's own encoders of those without nulls, which its public list
 * lacks.
 */
public final class PrimitiveArrays {

  /** What an array may hold on every JVM. */
  public static final int LONGEST = Integer.MAX_VALUE - 8;

  static final Encoder<float[]> FLOATS = arrays(PrimitiveFloatEncoder$.MODULE$);
  static final Encoder<double[]> DOUBLES = arrays(PrimitiveDoubleEncoder$.MODULE$);
  public static final Encoder<long[]> LONGS = arrays(PrimitiveLongEncoder$.MODULE$);

  /** An id and factors. */
  public static final Encoder<Tuple2<Long, float[]>> VECTORS =
      Encoders.tuple(Encoders.LONG(), FLOATS);

  /** Items are packed in panels of so many, the last one filled up. */
  private static final long PANEL = 48;

  private PrimitiveArrays() {}

  /**
   * Room for the factors of items.
   *
   * @throws Failure of kind CONFIGURATION if they are more than an array holds
   */
  public static float[] ofItems(int items, int rank) {
    if ((items + PANEL) * rank > LONGEST) {
      throw Failure.configuration(
          String.format(
              Locale.ROOT,
              "%,d items of recommend.rank %s are more factors than an array holds: lower the rank or, for lists, recommend.max-items",
              items,
              rank));
    }
    return new float[items * rank];
  }

  @SuppressWarnings("unchecked")
  private static <A> Encoder<A> arrays(AgnosticEncoder<?> element) {
    return (Encoder<A>) (Encoder<?>) new ArrayEncoder<>(element, false);
  }
}
