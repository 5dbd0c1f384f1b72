package io.dangol.publish;

import static io.dangol.publish.Nights.IDENTITY_ROWS;
import static io.dangol.publish.Nights.ITEM_ROWS;
import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.gold;
import static io.dangol.publish.Nights.run;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.FaultPoint;
import io.dangol.table.Table;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir Path folder;
  private ServingStore store;

  @BeforeEach
  void open() {
    store = new PublishSettings.Sqlite(folder.resolve("serving.db"), 5).open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void showsAStagedNightInAllTablesAtOnce() {
    Release former = Nights.publish(store, "2011-12-08", "former");
    Publisher publisher = new Publisher(store, 3, FaultPoint.NONE);
    Publisher.Staged staged =
        publisher.load(run("2011-12-09"), "key", Nights.served(gold("2011-12-09")));

    assertThat(staged.former()).isEqualTo(former.number());
    assertThat(store.current()).contains(former);
    assertThat(publisher.show(staged, MORNING))
        .hasToString(
            "release 2, as of 2011-12-09: 2 rows of bundles, 2 rows of churn_scores, 2 rows of customer_groups,"
                + " 3 rows of customer_profiles, 3 rows of customer_segments, 4 rows of customer_values,"
                + " 4 rows of habits, 2 rows of item_demand, 4 rows of journey_moves, 2 rows of next_purchases,"
                + " 5 rows of recommendations,"
                + " 3 rows of related_items, 2 rows of segments, 6 rows of shelves");
  }

  @Test
  void countsWhatIsToBeServedAndWhatCannotBeRestored() {
    ServedNight night =
        ServedNight.of(
            Map.of(RECOMMENDATIONS, Nights.recommendations("2011-12-09")),
            IDENTITY_ROWS.where("customer_id = 1"),
            ITEM_ROWS.where("code <> 'TEA'"),
            Language.EN);

    // Two accounts with two items each, one of them unknown; one customer without account.
    assertThat(night.measured())
        .containsExactly(new ServedNight.Measured(RECOMMENDATIONS, 5, 1, 2));
  }

  @Test
  void aTableThatANightDoesNotMakeIsEmpty() {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold("2011-12-09"));
    night.remove(CHURN_SCORES);

    assertThat(publishNight(night).rows()).doesNotContainKey("churn_scores");
    assertThat(store.counts(1)).containsEntry("churn_scores", 0L);
  }

  @Test
  void takesPublishedTablesOnly() {
    Map<Table, Dataset<Row>> night = new HashMap<>(gold("2011-12-09"));
    night.put(EVENTS, ITEM_ROWS);

    assertThatThrownBy(() -> publishNight(night))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not all of these are published tables");
  }

  private Release publishNight(Map<Table, Dataset<Row>> night) {
    return Nights.publish(store, "2011-12-09", "key", night);
  }
}
