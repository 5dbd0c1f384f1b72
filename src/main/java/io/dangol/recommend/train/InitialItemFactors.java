package io.dangol.recommend.train;

import static io.dangol.table.Columns.FACTORS;
import static io.dangol.table.Columns.ITEM_ID;

import io.dangol.factor.ItemFactors;
import io.dangol.recommend.search.PrimitiveArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import scala.Tuple2;

/** The item factors that {@link IalsTrainer} starts with. */
final class InitialItemFactors {

  private InitialItemFactors() {}

  /**
   * The factors of an earlier training; random ones for items that it did not know, and for all
   * items without an earlier training.
   *
   * @param ids ascending
   * @param former with vectors of this rank
   * @throws io.dangol.job.Failure of kind CONFIGURATION if the factors do not fit into one array
   */
  static ItemFactors of(long[] ids, int rank, Optional<Factors> former, long seed) {
    float[] factors = random(ids, rank, seed);
    former.ifPresent(
        known -> {
          for (Tuple2<Long, float[]> item : vectors(known)) {
            int position = Arrays.binarySearch(ids, item._1());
            if (position >= 0) {
              System.arraycopy(item._2(), 0, factors, position * rank, rank);
            }
          }
        });
    return ItemFactors.of(factors, rank);
  }

  private static List<Tuple2<Long, float[]>> vectors(Factors known) {
    return known
        .items()
        .select(ITEM_ID.col(), FACTORS.col())
        .as(PrimitiveArrays.VECTORS)
        .collectAsList();
  }

  /** Normally distributed with standard deviation 0.1 / sqrt(rank), from seed and item id alone. */
  static float[] random(long[] ids, int rank, long seed) {
    float[] factors = PrimitiveArrays.ofItems(ids.length, rank);
    for (int i = 0; i < ids.length; i++) {
      SplittableRandom random = new SplittableRandom(mixed(seed) + ids[i]);
      for (int k = 0; k < rank; k++) {
        factors[i * rank + k] = (float) (0.1 / Math.sqrt(rank) * random.nextGaussian());
      }
    }
    return factors;
  }

  /**
   * Spreads neighbouring seeds far apart. A {@link SplittableRandom} whose seed is one step ahead
   * of another gives the same numbers one step earlier, so items would share their factors. The
   * finalizer is Stafford's 13th variant (Steele, Lea and Flood, OOPSLA 2014).
   */
  private static long mixed(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
