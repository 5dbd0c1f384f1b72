package io.dangol.privacy;

import static io.dangol.table.Columns.FILE;
import static io.dangol.table.Columns.HEADER;
import static io.dangol.table.Columns.PAYLOAD;
import static io.dangol.table.Columns.POSITION;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rejected records that hold account ids as words. Nobody could read these records, so nothing else
 * leads from them to their customers.
 *
 * <p>An id that a source computes, such as the hash of an address, is not in the record and is not
 * found.
 */
public final class RejectsOfPeople implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /**
   * Whether the record itself holds an id; otherwise only its header does: in a file without a line
   * of names that is another record.
   */
  public static final String GOES = "goes";

  private static final StructType FOUND =
      new StructType()
          .add(FILE.name(), FILE.type(), false)
          .add(POSITION.name(), POSITION.type(), false)
          .add(GOES, DataTypes.BooleanType, false);

  private final IdWords ids;

  private RejectsOfPeople(IdWords ids) {
    this.ids = ids;
  }

  /** Columns {@code file}, {@code position} and {@link #GOES}, for each record that holds an id. */
  public static Dataset<Row> in(Dataset<Row> rejects, People people) {
    return rejects
        .select(FILE.col(), POSITION.col(), PAYLOAD.col(), HEADER.col())
        .flatMap(new RejectsOfPeople(new IdWords(people.ids())), Encoders.row(FOUND));
  }

  @Override
  public Iterator<Row> call(Row reject) {
    boolean goes = holdsId(reject.getString(2));
    return goes || holdsId(reject.getString(3))
        ? List.of(RowFactory.create(reject.getString(0), reject.getLong(1), goes)).iterator()
        : Collections.emptyIterator();
  }

  private boolean holdsId(@Nullable String text) {
    return text != null && ids.areIn(text);
  }
}
