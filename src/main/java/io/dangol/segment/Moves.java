package io.dangol.segment;

import static io.dangol.table.Columns.INACTIVE_DAYS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.dangol.learn.AdjustedRand;
import io.dangol.learn.AdjustedRand.Cell;
import io.dangol.table.Word;
import io.dangol.table.Words.MoveCause;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many customers of each former segment are in each of tonight's, and why.
 *
 * @param groups those of customers with a former segment
 */
record Moves(List<Group> groups) {

  /**
   * Customers who share the former segment, tonight's and the cause.
   *
   * @param cause empty for those who stayed
   * @param quiet how many of them had no event since the former night
   * @param notNearest how many of them are not in the segment of the nearest centre
   */
  record Group(
      int formerId,
      int id,
      Optional<MoveCause> cause,
      long customers,
      long quiet,
      long notNearest) {}

  Moves {
    groups = List.copyOf(groups);
  }

  /** Runs one action. */
  static Moves between(Former former, Segmentation tonight, LocalDate asOf) {
    long days = ChronoUnit.DAYS.between(former.asOf(), asOf);
    Column isQuiet = INACTIVE_DAYS.col().geq(lit(days));
    Column isElsewhere = col(Placed.INDEX).notEqual(col(Placed.NEAREST));
    Dataset<Row> counted =
        tonight
            .placed()
            .where(col(Training.FORMER_ID).notEqual(Placement.NONE))
            .groupBy(col(Training.FORMER_ID), tonight.id().as("id"), col(Placed.CAUSE))
            .agg(count(lit(1)), count_if(isQuiet), count_if(isElsewhere));
    return new Moves(counted.collectAsList().stream().map(Moves::group).toList());
  }

  private static Group group(Row row) {
    return new Group(
        row.getInt(0),
        row.getInt(1),
        Optional.ofNullable(row.getString(2)).map(word -> Word.of(MoveCause.values(), word)),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }

  long customers() {
    return sum(group -> true, Group::customers);
  }

  long quiet() {
    return sum(group -> true, Group::quiet);
  }

  /** How many have left the former segment. */
  long movers() {
    return sum(Moves::isMove, Group::customers);
  }

  long movers(MoveCause cause) {
    return sum(group -> group.cause().equals(Optional.of(cause)), Group::customers);
  }

  /** How many of the quiet ones have left it. */
  long quietMovers() {
    return sum(Moves::isMove, Group::quiet);
  }

  long notNearest() {
    return sum(group -> true, Group::notNearest);
  }

  double adjustedRand() {
    List<Cell> cells = new ArrayList<>();
    groups.forEach(group -> cells.add(new Cell(group.formerId(), group.id(), group.customers())));
    return AdjustedRand.of(cells);
  }

  private static boolean isMove(Group group) {
    return group.formerId() != group.id();
  }

  private long sum(Predicate<Group> which, ToLongFunction<Group> of) {
    return groups.stream().filter(which).mapToLong(of).sum();
  }
}
