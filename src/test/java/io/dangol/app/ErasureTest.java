package io.dangol.app;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.FaultPoint;
import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.lake.TableHash;
import io.dangol.night.Settings;
import io.dangol.privacy.FoundFiles;
import io.dangol.privacy.IdSearch;
import io.dangol.privacy.Trace;
import io.dangol.publish.Language;
import io.dangol.publish.Publisher;
import io.dangol.publish.ServedNight;
import io.dangol.publish.ServingStore;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One customer of a night is erased: nothing of the customer is left, and all else is as before.
 */
class ErasureTest {
  private static final LocalDate SECOND = FirstNight.AS_OF.plusDays(1);

  @TempDir private Path folder;
  private Path home;
  private Settings settings;
  private Lake lake;

  /** Who is erased: an account, its numbers, and what leads to it in the events. */
  private record Person(String account, long customer, long key, List<String> ids) {}

  @Tag("slow")
  @Test
  void nothingOfAnErasedCustomerIsLeftAndAllElseIsAsBefore() throws IOException {
    home = folder.resolve("home");
    FileUtils.copyDirectory(new File(FirstNight.settings().home()), home.toFile());
    settings = FirstNight.settings(home);
    lake = new Lake(TestSpark.session(), settings.home());
    // As long as it is open, SQLite keeps the write-ahead log.
    try (ServingStore store = settings.publish().store().open()) {
      secondNight(store);
      erasesOneOf(store);
    }
  }

  private void erasesOneOf(ServingStore store) throws IOException {
    assertThat(store.kept()).hasSize(2);
    Person person = person();
    Map<Table, TableHash> others = others(person);
    Map<String, Long> rows = rowsOnDisk(person);
    assertThat(places(person.ids()))
        .as("the search finds what is there")
        .contains(
            "tables/vault/identities",
            "tables/silver/events",
            "tables/silver/rejected_events",
            "serving.db",
            "serving.db-wal");
    assertThat(rows.values())
        .as("rows in files of %s", rows)
        .filteredOn(n -> n > 0)
        .hasSizeGreaterThan(12);

    assertThat(erase(person.account())).isZero();

    assertThat(places(person.ids())).isEmpty();
    assertThat(rowsOnDisk(person).values()).allMatch(count -> count == 0);
    assertThat(others(person)).isEqualTo(others);
    assertThat(verified()).contains("Release 1 cannot be made again: erasure 1 has removed");
    Path receipt = home.resolve("reports/erasures/1.json");
    assertThat(receipt)
        .content()
        .contains("\"accounts_known\" : 1", "\"customers\" : 1", "\"accounts_given\" : 2")
        .doesNotContain(person.account())
        .doesNotContainPattern("\"rows_after\" : [1-9]");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(receipt)))
        .isEqualTo("rw-------");
  }

  /** Rewrites a table, adds the rows of another date to all, and publishes that date, too. */
  private void secondNight(ServingStore store) {
    for (Table table : Tables.all()) {
      if (table.layer().equals("gold") && lake.exists(table)) {
        Dataset<Row> night = lake.readAsOf(table, FirstNight.AS_OF);
        write(night.localCheckpoint(), table, "overwrite");
        write(
            night.withColumn(Columns.AS_OF_ON.name(), lit(Date.valueOf(SECOND))), table, "append");
      }
    }
    Map<Table, Dataset<Row>> gold = new HashMap<>();
    Tables.published().forEach(table -> gold.put(table, lake.readAsOf(table, SECOND)));
    ServedNight served =
        ServedNight.of(gold, lake.read(Tables.IDENTITIES), lake.read(Tables.ITEMS), Language.EN);
    Publisher publisher = new Publisher(store, 3, FaultPoint.NONE);
    Run run = new Run("second", SECOND, settings.zone(), 1);
    publisher.show(publisher.load(run, "second", served), Instant.EPOCH);
  }

  private void write(Dataset<Row> rows, Table table, String mode) {
    rows.write()
        .format("delta")
        .mode(mode)
        .option("partitionOverwriteMode", "dynamic")
        .save(lake.path(table));
  }

  /** The first customer with a list and a rejected record. */
  private Person person() {
    Dataset<Row> listed = lake.read(Tables.RECOMMENDATIONS).select(Columns.CUSTOMER_ID.col());
    Dataset<Row> scored = lake.read(Tables.CHURN_SCORES).select(Columns.CUSTOMER_ID.col());
    Row row =
        lake.read(Tables.IDENTITIES)
            .join(listed, new String[] {"customer_id"}, "left_semi")
            .join(scored, new String[] {"customer_id"}, "left_semi")
            .join(
                lake.read(Tables.REJECTED_EVENTS).select("payload"),
                org.apache.spark.sql.functions.expr("payload like concat('%', account_id, '%')"),
                "left_semi")
            .orderBy("account_id")
            .first();
    long key = Columns.ACCOUNT_KEY.longOf(row);
    List<String> ids = new ArrayList<>(List.of(Columns.ACCOUNT_ID.textOf(row)));
    ids.addAll(
        lake.read(Tables.EVENTS)
            .where(Columns.ACCOUNT_KEY.col().equalTo(key))
            .selectExpr("explode(array(basket_id, session_id)) as id")
            .where("length(id) >= 6")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
    assertThat(ids).hasSizeGreaterThan(2);
    return new Person(ids.get(0), Columns.CUSTOMER_ID.longOf(row), key, ids);
  }

  private static Column isOf(Person person, Table table) {
    Field key = Trace.in(table).key().orElseThrow();
    return key.col()
        .eqNullSafe(lit(key.equals(Columns.CUSTOMER_ID) ? person.customer() : person.key()));
  }

  /** Fingerprints of what is not the person's. */
  private Map<Table, TableHash> others(Person person) {
    Map<Table, TableHash> hashes = new LinkedHashMap<>();
    for (Table table : Tables.all()) {
      if (Trace.in(table).key().isPresent()) {
        Dataset<Row> rows = lake.read(table);
        hashes.put(table, TableHash.of(table, rows.where(isOf(person, table).unary_$bang())));
      }
    }
    hashes.put(
        Tables.REJECTED_EVENTS,
        TableHash.of(
            Tables.REJECTED_EVENTS,
            lake.read(Tables.REJECTED_EVENTS)
                .where(Columns.PAYLOAD.col().contains(person.account()).unary_$bang())));
    return hashes;
  }

  /** Rows of the person in all files of each table's folder, whatever its log says. */
  private Map<String, Long> rowsOnDisk(Person person) throws IOException {
    Map<String, Long> found = new LinkedHashMap<>();
    for (Table table : Tables.all()) {
      if (Trace.in(table).key().isPresent() && lake.exists(table)) {
        Dataset<Row> onDisk =
            TestSpark.session()
                .read()
                .schema(table.schema())
                .parquet(dataFiles(table).toArray(String[]::new));
        found.put(table.name(), onDisk.where(isOf(person, table)).count());
      }
    }
    return found;
  }

  private List<String> dataFiles(Table table) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(lake.path(table).replace("file:", "")))) {
      return all.map(Path::toString)
          .filter(name -> name.endsWith(".parquet") && !name.contains("_delta_log"))
          .toList();
    }
  }

  /** The folders of tables, and other files of the home, that hold an id. */
  private Set<String> places(List<String> ids) {
    return FoundFiles.below(home, new IdSearch(ids)).found().stream()
        .map(home::relativize)
        .map(path -> path.subpath(0, Math.min(3, path.getNameCount())).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int erase(String account) throws IOException {
    Path file = folder.resolve("requests.csv");
    Files.writeString(file, "kind,account_id\nmember," + account + "\nmember,nobody-at-all\n");
    return command(
        new StringWriter(),
        "erase",
        "--accounts",
        file.toString(),
        "--received",
        "2026-07-01",
        "--as-of",
        "2026-07-03");
  }

  private String verified() {
    StringWriter out = new StringWriter();
    assertThat(command(out, "verify", "1")).isEqualTo(3);
    return out.toString();
  }

  private int command(StringWriter out, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--conf", FirstNight.CONF.toString()));
    FirstNight.pairs(home).forEach(pair -> all.addAll(List.of("--set", pair)));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(all.toArray(String[]::new));
  }
}
