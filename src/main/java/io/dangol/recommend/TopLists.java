package io.dangol.recommend;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.ArrayEncoder;
import scala.Tuple3;

/**
 * For each customer the items with the largest dot products, exactly.
 *
 * <p>Items are packed once and broadcast; customers stream past them, so that memory does not grow
 * with their number. More items than fit are packed in parts, and the lists of the parts merged.
 * Rows go in and out as primitive arrays: one object per factor would take longer than the
 * products.
 */
public final class TopLists {

  /** Input, ascending ids of items that the customer must not be shown; null for none. */
  public static final String SEEN = "seen";

  public static final String ITEM_IDS = "item_ids";
  public static final String SCORES = "scores";

  private static final Encoder<float[]> FLOATS = new ArrayEncoder<>(floats(), false);
  private static final Encoder<long[]> LONGS = new ArrayEncoder<>(longs(), false);
  private static final Encoder<Tuple3<Long, float[], long[]>> VECTORS =
      Encoders.tuple(Encoders.LONG(), FLOATS, LONGS);

  private TopLists() {}
}
