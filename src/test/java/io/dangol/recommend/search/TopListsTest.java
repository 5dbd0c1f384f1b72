package io.dangol.recommend.search;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopListsTest {

  /** All items packed together, and in parts of which the last is not full. */
  @ParameterizedTest
  @ValueSource(ints = {10, 2, 1})
  void leavesOutWhatWasSeenAndGivesTiesToTheLowerId(int itemsAtOnce) {
    Dataset<Row> customers =
        rows(
            "customer_id bigint, factors array<float>, seen array<bigint>",
            """
            {customer_id: 1, factors: [1, 0], seen: [4, 9]}
            {customer_id: 2, factors: [0, -1]}
            {customer_id: 3, factors: [0, 0], seen: []}
            """);
    Dataset<Row> items =
        rows(
            "item_id bigint, factors array<float>",
            """
            {item_id: 7, factors: [1, 1]}
            {item_id: 3, factors: [1, 2]}
            {item_id: 4, factors: [5, 1]}
            {item_id: 8, factors: [1, 0]}
            {item_id: 5, factors: [0.5, 3]}
            """);

    assertThat(lists(TopLists.of(customers, items, 3, itemsAtOnce)))
        .containsExactly(
            "{'customer_id':1,'item_ids':[3,7,8],'scores':[1.0,1.0,1.0]}",
            "{'customer_id':2,'item_ids':[8,4,7],'scores':[0.0,-1.0,-1.0]}",
            "{'customer_id':3,'item_ids':[],'scores':[]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void withoutItemsListsAreEmpty(int itemsAtOnce) {
    Dataset<Row> customers =
        rows(
            "customer_id bigint, factors array<float>, seen array<bigint>",
            "{customer_id: 1, factors: [1, 0]}");
    Dataset<Row> items = rows("item_id bigint, factors array<float>", "");

    assertThat(lists(TopLists.of(customers, items, 3, itemsAtOnce)))
        .containsExactly("{'customer_id':1,'item_ids':[],'scores':[]}");
  }

  private static List<String> lists(Dataset<Row> lists) {
    return lists.orderBy("customer_id").toJSON().collectAsList().stream()
        .map(json -> json.replace('"', '\''))
        .toList();
  }
}
