package io.dangol.gate;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import io.dangol.table.Field;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures how far the distribution of a score has moved. */
final class ScoreDrift {

  static final String GATE = "score-drift";

  private static final int BINS = 10;

  /** Rows added to each bin, so that the index is finite with an empty bin. */
  private static final double ADDED = 0.5;

  private ScoreDrift() {}

  /**
   * Population stability index (Siddiqi 2006) over the bins [0, 0.1), ... [0.9, 1].
   *
   * @param score column of both, in [0, 1]
   */
  static Sampled of(Dataset<Row> former, Dataset<Row> tonight, Field score) {
    Column bin = least(greatest(floor(score.col().multiply(BINS)), lit(0L)), lit(BINS - 1L));
    long[] before = new long[BINS];
    long[] after = new long[BINS];
    SideBySide.of(former, tonight, score)
        .groupBy(SideBySide.TONIGHT, bin)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            row -> {
              long[] side = row.getBoolean(0) ? after : before;
              side[Math.toIntExact(row.getLong(1))] = row.getLong(2);
            });
    long rows = Math.min(LongStream.of(before).sum(), LongStream.of(after).sum());
    return new Sampled(stabilityIndex(before, after), rows);
  }

  /**
   * Sum over bins of (q - p) ln(q / p), where p and q are a bin's shares before and after, with
   * half a row added to every bin. 0 for equal shares, otherwise positive.
   *
   * @param before rows by bin
   * @param after rows by the same bins
   */
  static double stabilityIndex(long[] before, long[] after) {
    double allBefore = LongStream.of(before).sum() + ADDED * before.length;
    double allAfter = LongStream.of(after).sum() + ADDED * after.length;
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      double p = (before[i] + ADDED) / allBefore;
      double q = (after[i] + ADDED) / allAfter;
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }
}
