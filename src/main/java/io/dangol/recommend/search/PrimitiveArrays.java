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
 * Encoders of primitive arrays, which Spark has but does not publish, and how long arrays may be.
 */
public final class PrimitiveArrays {

  /** The greatest length of an array that every JVM supports. */
  public static final int LONGEST = Integer.MAX_VALUE - 8;

  static final Encoder<float[]> FLOATS = arrays(PrimitiveFloatEncoder$.MODULE$);
  static final Encoder<double[]> DOUBLES = arrays(PrimitiveDoubleEncoder$.MODULE$);
  public static final Encoder<long[]> LONGS = arrays(PrimitiveLongEncoder$.MODULE$);

  /** Encodes an id with its factors. */
  public static final Encoder<Tuple2<Long, float[]>> VECTORS =
      Encoders.tuple(Encoders.LONG(), FLOATS);

  /** Items are packed in panels of this size, and the last one is padded. */
  private static final long PANEL = 48;

  private PrimitiveArrays() {}

  /**
   * A new array for the factors of items.
   *
   * @throws Failure of kind CONFIGURATION if the factors do not fit into one array
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
