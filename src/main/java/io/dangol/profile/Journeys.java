package io.dangol.profile;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FROM_STAGE;
import static io.dangol.table.Columns.JOURNEY_BECAUSE;
import static io.dangol.table.Columns.JOURNEY_CAUSE;
import static io.dangol.table.Columns.MOVED_ON;
import static io.dangol.table.Columns.MOVE_RANK;
import static io.dangol.table.Columns.TO_STAGE;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Run;
import io.dangol.profile.Journey.Move;
import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The journeys of all customers up to a date; each depends on the log only. */
final class Journeys implements AutoCloseable {

  /** A customer's row keeps the latest move and those of the last {@value} days. */
  private static final int KEPT_DAYS = 365;

  private static final StructType CHANGE =
      new StructType()
          .add("month", DataTypes.StringType, false)
          .add("from", DataTypes.StringType, false)
          .add("to", DataTypes.StringType, false);

  private static final StructType MOVE = moveSchema();

  private final Dataset<Row> days;
  private final Journey journey;
  private final LocalDate asOf;

  private Journeys(Dataset<Row> days, Journey journey, LocalDate asOf) {
    this.days = days;
    this.journey = journey;
    this.asOf = asOf;
  }

  /** Runs one action. */
  static Journeys of(Dataset<Row> events, Run run, ProfileSettings settings) {
    Column day = unix_date(ShopTime.day(run.zone()));
    Dataset<Row> days =
        events
            .where(CUSTOMER_ID.col().isNotNull())
            .where(ShopTime.before(run.end()))
            .groupBy(CUSTOMER_ID.col())
            .agg(
                min(day).as("first_day"),
                array_sort(collect_set(when(settings.types().isPurchase(), day))).as("bought"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Journeys(days, Journey.of(settings, ShopGaps.of(days)), run.asOf());
  }

  /** The columns of {@code gold.journey_moves} without the date. */
  Dataset<Row> moves() {
    return days.flatMap(new Moves(journey, today()), Encoders.row(MOVE));
  }

  /**
   * How many customers were in one stage at the end of the month before (empty: not known yet), and
   * in another or the same at the end of the month or on the date: columns month, from, to,
   * customers. Of the month of the date and the twelve before it. Runs one action.
   */
  List<Row> changes() {
    return days.flatMap(new Changes(journey, asOf), Encoders.row(CHANGE))
        .groupBy(col("month"), col("from"), col("to"))
        .agg(count(lit(1)).as("customers"))
        .collectAsList();
  }

  private int today() {
    return Math.toIntExact(asOf.toEpochDay());
  }

  @Override
  public void close() {
    days.unpersist();
  }

  private record Moves(Journey journey, int today) implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row customer) {
      List<Move> moves = journey.moves(customer.getInt(1), customer.getList(2), today);
      return IntStream.rangeClosed(1, moves.size())
          .filter(rank -> rank == 1 || move(moves, rank).day() > today - KEPT_DAYS)
          .mapToObj(rank -> row(customer.getLong(0), rank, move(moves, rank)))
          .iterator();
    }

    private static Move move(List<Move> moves, int rank) {
      return moves.get(moves.size() - rank);
    }

    private static Row row(long customer, int rank, Move move) {
      return RowFactory.create(
          customer,
          rank,
          Date.valueOf(LocalDate.ofEpochDay(move.day())),
          move.from().map(stage -> stage.word()).orElse(null),
          move.to().word(),
          move.cause().word(),
          move.because());
    }
  }

  private record Changes(Journey journey, LocalDate asOf) implements FlatMapFunction<Row, Row> {

    private static final int MONTHS_BEFORE = 12;

    @Override
    public Iterator<Row> call(Row customer) {
      int today = Math.toIntExact(asOf.toEpochDay());
      List<Move> moves = journey.moves(customer.getInt(1), customer.getList(2), today);
      return IntStream.rangeClosed(0, MONTHS_BEFORE)
          .mapToObj(ago -> asOf.minusMonths(ago).withDayOfMonth(1))
          .flatMap(month -> change(moves, month))
          .iterator();
    }

    private static Stream<Row> change(List<Move> moves, LocalDate month) {
      String before = stageBefore(moves, month);
      String after = stageBefore(moves, month.plusMonths(1));
      return after.isEmpty()
          ? Stream.empty()
          : Stream.of(RowFactory.create(month.toString().substring(0, 7), before, after));
    }

    /** The word of the stage at the end of the day before; empty if there was none. */
    private static String stageBefore(List<Move> moves, LocalDate day) {
      return moves.stream()
          .filter(move -> move.day() < day.toEpochDay())
          .reduce((earlier, later) -> later)
          .map(move -> move.to().word())
          .orElse("");
    }
  }

  private static StructType moveSchema() {
    StructType schema = new StructType();
    for (Field field :
        List.of(
            CUSTOMER_ID,
            MOVE_RANK,
            MOVED_ON,
            FROM_STAGE,
            TO_STAGE,
            JOURNEY_CAUSE,
            JOURNEY_BECAUSE)) {
      schema = schema.add(field.name(), field.type(), field.nullable());
    }
    return schema;
  }
}
