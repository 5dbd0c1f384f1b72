package io.dangol.privacy;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.HEADER;
import static io.dangol.table.Columns.PAYLOAD;
import static io.dangol.table.Columns.POSITION;

import io.dangol.table.Tables;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rejected records as the people may see them whose ids they hold. Nobody could read these records,
 * so they may be of somebody else: an id such as {@code 17} is a word in many of them.
 *
 * <p>A payload or header is shown if it holds an id of these people and none of another customer;
 * otherwise it is null.
 */
public final class ShownRejects implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Each column may be null here: what is not shown is. */
  private static final StructType SHOWN =
      new StructType(
          Stream.of(Tables.REJECTED_EVENTS.schema().fields())
              .map(field -> DataTypes.createStructField(field.name(), field.dataType(), true))
              .toArray(StructField[]::new));

  private static final int AT_PAYLOAD = Tables.REJECTED_EVENTS.columns().indexOf(PAYLOAD);
  private static final int AT_HEADER = Tables.REJECTED_EVENTS.columns().indexOf(HEADER);

  private final IdWords own;
  private final IdWords others;

  private ShownRejects(IdWords own, IdWords others) {
    this.own = own;
    this.others = others;
  }

  /**
   * Rows of {@code silver.rejected_events}. Runs one action if there are any, and one more over the
   * vault.
   *
   * @param found from {@link RejectsOfPeople#in} the same rejects
   */
  public static Dataset<Row> of(
      Dataset<Row> rejects, Dataset<Row> found, Dataset<Row> identities, People people) {
    Dataset<Row> theirs =
        rejects.join(
            found.select(FILE.col(), POSITION.col()),
            new String[] {FILE.name(), POSITION.name()},
            "left_semi");
    IdWords own = new IdWords(people.ids());
    Set<String> words = new HashSet<>();
    for (Row row : theirs.select(PAYLOAD.col(), HEADER.col()).collectAsList()) {
      Stream.of(0, 1)
          .filter(at -> !row.isNullAt(at) && own.areIn(row.getString(at)))
          .forEach(at -> words.addAll(IdWords.wordsOf(row.getString(at))));
    }
    Set<String> others = words.isEmpty() ? Set.of() : others(words, identities, people.customers());
    return theirs
        .select(Tables.REJECTED_EVENTS.select())
        .map(new ShownRejects(own, new IdWords(others)), Encoders.row(SHOWN));
  }

  /** The ids of other customers that may be in texts of these words. */
  private static Set<String> others(
      Set<String> words, Dataset<Row> identities, Collection<Long> customers) {
    Set<Long> own = new HashSet<>(customers);
    FilterFunction<Row> mayBe =
        account ->
            !own.contains(account.getLong(0))
                && words.contains(IdWords.firstWord(account.getString(1)));
    return new HashSet<>(
        identities
            .select(CUSTOMER_ID.col(), ACCOUNT_ID.col())
            .filter(mayBe)
            .select(ACCOUNT_ID.col())
            .as(Encoders.STRING())
            .collectAsList());
  }

  @Override
  public Row call(Row reject) {
    Object[] values = new Object[reject.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = reject.get(at);
    }
    values[AT_PAYLOAD] = shown(reject.getString(AT_PAYLOAD));
    values[AT_HEADER] = shown(reject.getString(AT_HEADER));
    return RowFactory.create(values);
  }

  private @Nullable String shown(@Nullable String text) {
    return text != null && own.areIn(text) && !others.areIn(text) ? text : null;
  }
}
