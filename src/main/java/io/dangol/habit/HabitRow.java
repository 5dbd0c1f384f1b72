package io.dangol.habit;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.HABIT_CATEGORY;
import static io.dangol.table.Columns.HABIT_CHANNEL;
import static io.dangol.table.Columns.HABIT_DAYPART;
import static io.dangol.table.Columns.HABIT_DAY_TYPE;
import static io.dangol.table.Columns.HABIT_LIFT;
import static io.dangol.table.Columns.HABIT_PURCHASES;
import static io.dangol.table.Columns.HABIT_RANK;
import static io.dangol.table.Columns.HABIT_SHARE;
import static io.dangol.table.Columns.HABIT_WORDS;
import static io.dangol.table.Columns.LAST_FOLLOWED_ON;
import static io.dangol.table.Columns.OF_PURCHASES;
import static io.dangol.table.Columns.SHOP_SHARE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.DayType;
import io.dangol.table.Words.Daypart;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Habits as rows: first with the numbers of a pattern, then as {@code gold.habits} has them. */
final class HabitRow {

  static final StructType SCHEMA =
      new StructType()
          .add(CUSTOMER_ID.name(), DataTypes.LongType, false)
          .add(HABIT_RANK.name(), DataTypes.IntegerType, false)
          .add("subject", DataTypes.LongType, false)
          .add("daypart", DataTypes.StringType, false)
          .add("day_type", DataTypes.StringType, false)
          .add("pattern_channel", DataTypes.StringType, false)
          .add("kind", DataTypes.StringType, false)
          .add("own_purchases", DataTypes.IntegerType, false)
          .add("of_baskets", DataTypes.IntegerType, false)
          .add("last_day", DataTypes.IntegerType, false)
          .add(HABIT_SHARE.name(), DataTypes.DoubleType, false)
          .add(SHOP_SHARE.name(), DataTypes.DoubleType, false)
          .add(HABIT_LIFT.name(), DataTypes.DoubleType, false);

  private HabitRow() {}

  static Row of(long customer, int rank, Habit habit) {
    Pattern pattern = habit.pattern();
    return RowFactory.create(
        customer,
        rank,
        pattern.subject(),
        pattern.daypart(),
        pattern.dayType(),
        pattern.channel(),
        pattern.kind(),
        habit.tally().purchases(),
        habit.ofPurchases(),
        habit.tally().lastDay(),
        habit.share(),
        habit.shopShare(),
        habit.lift());
  }

  static Pattern pattern(Row row) {
    return new Pattern(
        row.getAs("subject"),
        row.getAs("daypart"),
        row.getAs("day_type"),
        row.getAs("pattern_channel"));
  }

  /** The columns of {@code gold.habits} without the date. */
  static Dataset<Row> published(Dataset<Row> habits, Dataset<Row> items) {
    return habits
        // Many habits to one subject, or none.
        .join(Subjects.named(items), "subject", "left")
        .select(
            CUSTOMER_ID.col(),
            HABIT_RANK.col(),
            Subjects.CODE_OF.as(HABIT_CATEGORY.name()),
            known(HABIT_DAYPART.col()).as(HABIT_DAYPART.name()),
            known(HABIT_DAY_TYPE.col()).as(HABIT_DAY_TYPE.name()),
            known(col("pattern_channel")).as(HABIT_CHANNEL.name()),
            col("own_purchases").cast(HABIT_PURCHASES.type()).as(HABIT_PURCHASES.name()),
            col("of_baskets").cast(OF_PURCHASES.type()).as(OF_PURCHASES.name()),
            HABIT_SHARE.col(),
            SHOP_SHARE.col(),
            HABIT_LIFT.col(),
            date_from_unix_date(col("last_day")).as(LAST_FOLLOWED_ON.name()),
            words().as(HABIT_WORDS.name()));
  }

  private static Column known(Column text) {
    return nullif(text, lit(""));
  }

  /** As in "food > tea in the morning on workdays (web)". */
  private static Column words() {
    return concat_ws(
        " ",
        coalesce(Subjects.NAME_OF, lit("anything")),
        when(HABIT_DAYPART.col().equalTo(Daypart.MIDDAY.word()), "at midday")
            .when(HABIT_DAYPART.col().equalTo(Daypart.NIGHT.word()), "at night")
            .when(HABIT_DAYPART.col().notEqual(""), concat(lit("in the "), HABIT_DAYPART.col())),
        when(HABIT_DAY_TYPE.col().equalTo(DayType.WORKDAY.word()), "on workdays")
            .when(HABIT_DAY_TYPE.col().equalTo(DayType.WEEKEND.word()), "at weekends"),
        when(
            col("pattern_channel").notEqual(""),
            concat(lit("("), col("pattern_channel"), lit(")"))));
  }
}
