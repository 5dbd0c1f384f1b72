package io.dangol.publish;

import static io.dangol.table.Tables.SUPPRESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.publish.PublishSettings.Sqlite;
import io.dangol.table.Table;
import io.dangol.testing.Rows;
import io.dangol.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class EqualStoresTest {

  @TempDir Path folder;

  @Test
  void bothStoresShowTheSameRowsInEveryView() throws SQLException {
    PostgresDatabase database = PostgresDatabase.create("equal_test");
    Path file = folder.resolve("serving.db");
    try (ServingStore postgres = database.settings().open();
        ServingStore sqlite = new Sqlite(file, 5).open()) {
      Nights.publish(postgres, "2011-12-09", "key", night());
      Nights.publish(sqlite, "2011-12-09", "key", night());
    }
    try (Connection one = TestPostgres.reader(database.name());
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Map<String, List<String>> found = StoredViews.of(one);
      assertThat(found.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
      assertThat(found).isEqualTo(StoredViews.of(other));
      System.out.printf(
          "Stores: %d rows of %d views are equal.%n",
          found.values().stream().mapToInt(List::size).sum(), found.size());
    }
  }

  private static Map<Table, Dataset<Row>> night() {
    Map<Table, Dataset<Row>> night = new HashMap<>(Nights.gold("2011-12-09"));
    night.put(
        SUPPRESSIONS,
        Rows.rows(
            SUPPRESSIONS,
            """
            {as_of_on: "2011-12-09", customer_id: 2, absent_from: "churn_scores", reason: "no_events"}
            """));
    return night;
  }
}
