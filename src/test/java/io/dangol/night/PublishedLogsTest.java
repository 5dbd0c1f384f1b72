package io.dangol.night;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.lake.Lake;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public logs are read as they are published. */
class PublishedLogsTest {

  private static final String RETAILROCKET_EVENTS =
      """
      timestamp,visitorid,event,itemid,transactionid
      1433221332117,257597,view,355908,
      1433224214164,992329,addtocart,248676,
      1433222276276,599528,transaction,356475,4000
      """;

  @TempDir private Path folder;

  @Test
  void retailRocketsEventsAloneOrWithTheItems() {
    assertThat(settings("conf/retailrocket.conf").ingest().sources())
        .extracting(SourceSettings::name)
        .containsExactly("events");
    assertThat(settings("conf/retailrocket-items.conf").ingest().sources())
        .extracting(SourceSettings::name)
        .containsExactlyInAnyOrder("events", "properties");
  }

  @Test
  void retailRocketsEventsAndItemsWithTheirLastCategoryAndStock() throws IOException {
    deliver("retailrocket/events.csv", RETAILROCKET_EVENTS);
    deliver(
        "retailrocket/item_properties_part1.csv",
        """
        timestamp,itemid,property,value
        1431831600000,355908,categoryid,1338
        1431831600000,355908,available,0
        1431831600000,206783,888,1116713 960601 n277.200
        1432436400000,248676,available,1
        """);
    deliver(
        "retailrocket/item_properties_part2.csv",
        """
        timestamp,itemid,property,value
        1433041200000,355908,available,1
        """);

    Lake lake = ingest("conf/retailrocket-items.conf", LocalDate.of(2015, 6, 2));

    assertThat(events(lake))
        .hasRows(
            """
            {account_id: "257597", event_type: "view", code: "355908", occurred_at: "2015-06-02T05:02:12.117Z", basket_id: null}
            {account_id: "992329", event_type: "cart_add", code: "248676", occurred_at: "2015-06-02T05:50:14.164Z", basket_id: null}
            {account_id: "599528", event_type: "purchase", code: "356475", occurred_at: "2015-06-02T05:17:56.276Z", basket_id: "4000"}
            """);
    assertThat(lake.read(Tables.ITEMS))
        .hasRows(
            """
            {code: "355908", category: "1338", stock: 1}
            {code: "248676", category: null, stock: 1}
            {code: "356475", category: null, stock: null}
            """);
  }

  @Test
  void rees46sEventsAndItems() throws IOException {
    deliver(
        "rees46/2019-Nov.csv",
        """
        event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
        2019-11-01 00:00:02 UTC,view,5802432,1487580009286598681,,,0.32,562076640,09fafd6c
        2019-11-01 00:00:09 UTC,cart,5844397,1487580006317032337,,,2.38,553329724,2067216c
        2019-11-01 00:00:10 UTC,remove_from_cart,5844397,1487580006317032337,,,2.38,553329724,2067216c
        2019-11-01 00:00:25 UTC,purchase,5856186,1487580009026551821,appliances.environment.vacuum,runail,15.71,562076640,09fafd6c
        2019-11-01 00:00:31 UTC,purchase,5670337,2151191071051219817,,,-7.94,562076640,09fafd6c
        """);

    Lake lake = ingest("conf/rees46.conf", LocalDate.of(2019, 11, 1));

    assertThat(events(lake))
        .hasRows(
            """
            {account_id: "562076640", event_type: "view", code: "5802432", occurred_at: "2019-11-01T00:00:02Z", quantity: null, amount: null, currency: null, session_id: "09fafd6c", basket_id: null}
            {account_id: "553329724", event_type: "cart_add", code: "5844397", occurred_at: "2019-11-01T00:00:09Z", quantity: null, amount: null, currency: null, session_id: "2067216c", basket_id: null}
            {account_id: "553329724", event_type: "cart_remove", code: "5844397", occurred_at: "2019-11-01T00:00:10Z", quantity: null, amount: null, currency: null, session_id: "2067216c", basket_id: null}
            {account_id: "562076640", event_type: "purchase", code: "5856186", occurred_at: "2019-11-01T00:00:25Z", quantity: 1.000, amount: 15.71, currency: "USD", session_id: "09fafd6c", basket_id: "09fafd6c"}
            """);
    assertThat(lake.read(Tables.ITEMS))
        .hasRows(
            """
            {code: "5802432", category: "1487580009286598681", brand: null, price: 0.32}
            {code: "5844397", category: "1487580006317032337", brand: null, price: 2.38}
            {code: "5856186", category: "appliances > environment > vacuum", brand: "runail", price: 15.71}
            """);
  }

  private void deliver(String name, String lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
  }

  /** Takes the files under the project's own configuration; no record may be rejected. */
  private Lake ingest(String conf, LocalDate asOf) {
    Settings settings = settings(conf);
    TestSpark.session();
    var done = Night.open(settings, (job, place, of) -> {}).runJob("ingest-events", asOf);
    assertThat(done.rowsWritten()).containsEntry("silver.rejected_events", 0L);
    return new Lake(TestSpark.session(), settings.home());
  }

  private Settings settings(String conf) {
    return Settings.load(
        Optional.of(Path.of(conf)),
        List.of("home=" + folder.resolve("home"), "ingest.folder=" + folder, "ingest.settle=0s"),
        Map.of());
  }

  /** Events with the shop's own words for customer and item. */
  private static Dataset<Row> events(Lake lake) {
    return lake.read(Tables.EVENTS)
        .join(lake.read(Tables.IDENTITIES).select("account_key", "account_id"), "account_key")
        .join(lake.read(Tables.ITEMS).select(col("item_id"), col("code")), "item_id");
  }
}
