package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CANDIDATE_SOURCE;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.ITEM_ID;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.REASON_ITEMS;
import static io.dangol.table.Columns.SCORE;

import io.dangol.recommend.search.Groups;
import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Makes the rows of each customer's list, one customer at a time. */
final class ListRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType(
          Stream.of(CUSTOMER_ID, RANK, ITEM_ID, SCORE, CANDIDATE_SOURCE, REASON_CODE, REASON_ITEMS)
              .map(Field::structField)
              .toArray(StructField[]::new));

  private final Broadcast<Catalogue> catalogue;
  private final BlendSettings blend;
  private final int length;
  private final long endMillis;

  /**
   * @param endMillis end of the as-of date, from which waits are counted back
   */
  ListRows(Broadcast<Catalogue> catalogue, BlendSettings blend, int length, long endMillis) {
    this.catalogue = catalogue;
    this.blend = blend;
    this.length = length;
    this.endMillis = endMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue items = catalogue.value();
    DotProducts products = new DotProducts(items);
    CustomerRanking ranking = new CustomerRanking(items, blend, products);
    Bars bars = new Bars(items);
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, 0), false)
        .map(group -> group.stream().map(row -> Shoppers.shopper(row, items)).toList())
        .peek(products::prepare)
        .flatMap(List::stream)
        .flatMap(
            shopper ->
                rows(
                    shopper,
                    ranking.rank(shopper, bars.byPolicy(shopper, endMillis), length),
                    items.ids)
                    .stream())
        .iterator();
  }

  private static List<Row> rows(Shopper shopper, List<RankedItem> list, long[] ids) {
    List<Row> rows = new ArrayList<>(list.size());
    for (RankedItem item : list) {
      rows.add(
          RowFactory.create(
              shopper.customerId,
              rows.size() + 1,
              ids[item.position()],
              item.score(),
              item.source().name().toLowerCase(Locale.ROOT),
              item.reason().word(),
              item.reasonItems().stream().mapToLong(Long::longValue).toArray()));
    }
    return rows;
  }
}
