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

/** The factors that {@link IalsTrainer} begins with. */
final class ItemStart {

  private ItemStart() {}

  /**
   * Those of an earlier training; items that it did not know, or all, begin as items do where
   * nothing is known.
   *
   * @param ids ascending
   * @param former of this rank
   * @throws io.dangol.job.Failure of kind CONFIGURATION if they are more than an array holds
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

  /** Normal factors of deviation 0.1 / sqrt(rank), from the seed and the item's id alone. */
  private static float[] random(long[] ids, int rank, long seed) {
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
   * Seeds that follow each other begin far apart: the numbers of a {@link SplittableRandom} are
   * those of another that began one step later, which would be the same factors in other places.
   * The finalizer is the 13th variant of Stafford's (Steele, Lea and Flood, OOPSLA 2014).
   */
  private static long mixed(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
