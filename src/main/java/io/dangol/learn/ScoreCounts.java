package io.dangol.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The number of cases and of positive cases for each predicted probability. This is all that the
 * metrics of a two-class model need, and its size is bounded.
 *
 * @param groups one per distinct probability, highest first
 */
public record ScoreCounts(List<Group> groups) {

  /** Decimal places of a probability, which allow at most 1,000,001 groups. */
  public static final int DECIMALS = 6;

  /**
   * The cases of one probability.
   *
   * @param score predicted probability of the positive class, 0 to 1
   * @param positives cases that turned out positive
   * @param cases all cases, at least 1
   */
  public record Group(double score, long positives, long cases) {
    public Group {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score is " + score + ", must be 0 to 1");
      }
      if (positives < 0 || cases < 1 || positives > cases) {
        throw new IllegalArgumentException(positives + " positives of " + cases + " cases");
      }
    }

    long negatives() {
      return cases - positives;
    }
  }

  /** Sorts the groups; throws {@link IllegalArgumentException} if two have the same score. */
  public ScoreCounts {
    groups = groups.stream().sorted(Comparator.comparingDouble(Group::score).reversed()).toList();
    for (int i = 1; i < groups.size(); i++) {
      if (groups.get(i - 1).score() == groups.get(i).score()) {
        throw new IllegalArgumentException("two groups of score " + groups.get(i).score());
      }
    }
  }

  /**
   * Counts scored cases. Runs one action.
   *
   * @param score column of probabilities, rounded here to {@link #DECIMALS}
   * @param positive boolean column, never null
   */
  public static ScoreCounts of(Dataset<Row> scored, Column score, Column positive) {
    List<Row> counted =
        scored
            .groupBy(round(score, DECIMALS).as("score"))
            .agg(count_if(positive).as("positives"), count(lit(1)).as("cases"))
            .select(col("score"), col("positives"), col("cases"))
            .collectAsList();
    return new ScoreCounts(
        counted.stream()
            .map(row -> new Group(row.getDouble(0), row.getLong(1), row.getLong(2)))
            .toList());
  }

  /** The same cases, all with the same predicted probability. */
  public ScoreCounts allScored(double score) {
    return new ScoreCounts(
        cases() == 0 ? List.of() : List.of(new Group(score, positives(), cases())));
  }

  public long cases() {
    return groups.stream().mapToLong(Group::cases).sum();
  }

  public long positives() {
    return groups.stream().mapToLong(Group::positives).sum();
  }

  /** Whether there are positive and negative cases. */
  public boolean hasBothClasses() {
    long positives = positives();
    return positives > 0 && positives < cases();
  }
}
