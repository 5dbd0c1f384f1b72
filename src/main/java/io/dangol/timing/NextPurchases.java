package io.dangol.timing;

import static io.dangol.table.Columns.BOUGHT_ON_DAYS;
import static io.dangol.table.Columns.CODE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.DUE_FROM;
import static io.dangol.table.Columns.DUE_ON;
import static io.dangol.table.Columns.DUE_UNTIL;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.LAST_BOUGHT_ON;
import static io.dangol.table.Columns.NEXT_ITEM_ID;
import static io.dangol.table.Columns.PURCHASE_SCOPE;
import static io.dangol.table.Columns.REGULARITY;
import static io.dangol.table.Columns.RETURN_PROBABILITY;
import static io.dangol.table.Columns.SUBJECT;
import static io.dangol.table.Columns.USUAL_GAP_DAYS;
import static io.dangol.table.Columns.WITHIN_30_DAYS;
import static io.dangol.table.Columns.WITHIN_7_DAYS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.dangol.table.Field;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code gold.next_purchases}. */
final class NextPurchases {

  private static final String NAME = "subject_name";

  private static final StructType SCHEMA = schema();

  private NextPurchases() {}

  /**
   * One row for each course whose scope has a model.
   *
   * @param items for the codes of items
   */
  static Dataset<Row> of(
      Dataset<Row> courses,
      Dataset<Row> items,
      Broadcast<Map<Scope, ScopeModel>> models,
      LocalDate asOf,
      int horizon) {
    Dataset<Row> codes =
        items.select(ITEM_ID.col().as(NEXT_ITEM_ID.name()), CODE.col().as("item_code_of"));
    return courses
        .flatMap(new Predicted(models, asOf, horizon), Encoders.row(SCHEMA))
        // Many rows to one item.
        .join(codes, NEXT_ITEM_ID.name(), "left")
        .withColumn(SUBJECT.name(), coalesce(col(NAME), col("item_code_of")))
        .drop(NAME, "item_code_of");
  }

  private record Predicted(Broadcast<Map<Scope, ScopeModel>> models, LocalDate asOf, int horizon)
      implements FlatMapFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Row row) {
      Course course = Courses.course(row);
      ScopeModel model = models.value().get(course.scope());
      return model == null
          ? Collections.emptyIterator()
          : List.of(row(row.getLong(0), course, model)).iterator();
    }

    private Row row(long customer, Course course, ScopeModel model) {
      int today = Math.toIntExact(asOf.toEpochDay());
      int purchases = course.days().upTo(today);
      NextPurchase next = model.next(course, today, horizon);
      boolean isItem = course.scope() == Scope.ITEM;
      return RowFactory.create(
          customer,
          course.scope().word(),
          isItem ? course.target() : null,
          isItem ? null : name(course, model.catalogue()),
          (long) purchases,
          date(course.days().last(purchases)),
          next.isLikely() ? date(today + next.dueIn()) : null,
          next.isLikely() ? date(today + next.from()) : null,
          next.isLikely() ? date(today + next.until()) : null,
          next.within7(),
          next.within30(),
          next.returns(),
          next.usualGap(),
          next.regularity());
    }

    private static String name(Course course, Catalogue catalogue) {
      return course.scope() == Scope.SHOP
          ? "anything"
          : catalogue.categories().get(Math.toIntExact(course.target()));
    }

    private static Date date(int day) {
      return Date.valueOf(LocalDate.ofEpochDay(day));
    }
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (Field field : List.of(CUSTOMER_ID, PURCHASE_SCOPE, NEXT_ITEM_ID)) {
      schema = schema.add(field.name(), field.type(), field.nullable());
    }
    schema = schema.add(NAME, SUBJECT.type(), true);
    for (Field field :
        List.of(
            BOUGHT_ON_DAYS,
            LAST_BOUGHT_ON,
            DUE_ON,
            DUE_FROM,
            DUE_UNTIL,
            WITHIN_7_DAYS,
            WITHIN_30_DAYS,
            RETURN_PROBABILITY,
            USUAL_GAP_DAYS,
            REGULARITY)) {
      schema = schema.add(field.name(), field.type(), field.nullable());
    }
    return schema;
  }
}
