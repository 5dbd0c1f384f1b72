package io.dangol.recommend;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.ArrayEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveDoubleEncoder$;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveFloatEncoder$;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.PrimitiveLongEncoder$;
import scala.Tuple2;

/** Spark's own encoders of primitive arrays without nulls, which its public list lacks. */
final class PrimitiveArrays {

  static final Encoder<float[]> FLOATS = arrays(PrimitiveFloatEncoder$.MODULE$);
  static final Encoder<double[]> DOUBLES = arrays(PrimitiveDoubleEncoder$.MODULE$);
  static final Encoder<long[]> LONGS = arrays(PrimitiveLongEncoder$.MODULE$);

  /** An id and factors. */
  static final Encoder<Tuple2<Long, float[]>> VECTORS = Encoders.tuple(Encoders.LONG(), FLOATS);

  private PrimitiveArrays() {}

  @SuppressWarnings("unchecked")
  private static <A> Encoder<A> arrays(AgnosticEncoder<?> element) {
    return (Encoder<A>) (Encoder<?>) new ArrayEncoder<>(element, false);
  }
}
