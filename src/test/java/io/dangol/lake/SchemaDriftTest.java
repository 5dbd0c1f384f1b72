package io.dangol.lake;

import static io.dangol.table.Privacy.NONE;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were written by an earlier declaration. */
class SchemaDriftTest {

  private static final Table CONTACTS = Tables.CONTACTS;
  private static final Table WITHOUT_CAMPAIGN = without(CONTACTS, Columns.CAMPAIGN);

  @TempDir private Path home;
  private Lake lake;

  @BeforeEach
  void opens() {
    lake = new Lake(TestSpark.session(), home.toString());
  }

  @Test
  void aNewColumnIsAddedWithItsCommentAndIsNullInOlderRowsAndVersions() {
    append(WITHOUT_CAMPAIGN, 1, "");
    long before = lake.version(CONTACTS);
    String recorded = TableHash.of(WITHOUT_CAMPAIGN, lake.read(WITHOUT_CAMPAIGN)).toString();

    assertThat(lake.read(CONTACTS)).hasRows("{contact_id: \"1\", campaign: null}");
    assertThat(List.of(lake.read(CONTACTS).columns()))
        .isEqualTo(CONTACTS.columns().stream().map(Field::name).toList());

    append(CONTACTS, 2, ", campaign: \"May\"");

    assertThat(lake.read(CONTACTS))
        .hasRows("{contact_id: \"1\", campaign: null}\n{contact_id: \"2\", campaign: \"May\"}");
    StructField campaign = lake.delta(CONTACTS).toDF().schema().apply("campaign");
    assertThat(campaign.getComment().get()).isEqualTo(Columns.CAMPAIGN.doc());
    assertThat(campaign.metadata().getString("privacy")).isEqualTo("none");
    lake.requireFit();
    assertThat(lake.read(CONTACTS, before)).hasRows("{contact_id: \"1\", campaign: null}");
    Table then = lake.formerly(CONTACTS, before);
    assertThat(then.columns()).isEqualTo(WITHOUT_CAMPAIGN.columns());
    assertThat(TableHash.of(then, lake.read(CONTACTS, before))).hasToString(recorded);
  }

  @Test
  void aWriteOfADateAddsItToo() {
    Table named = changed(Tables.CUSTOMER_SEGMENTS, Columns.SEGMENT_NAME, true, StringType, NONE);
    Table nameless = without(named, Columns.SEGMENT_NAME);
    String row = "{as_of_on: \"2026-01-%02d\", customer_id: 1, segment_id: 1%s}";
    outputs(nameless, 1).write(nameless, rows(nameless, row.formatted(1, "")));

    outputs(named, 2).write(named, rows(named, row.formatted(2, ", segment_name: \"New\"")));

    assertThat(lake.read(named))
        .hasRows(
            """
            {as_of_on: "2026-01-01", segment_name: null}
            {as_of_on: "2026-01-02", segment_name: "New"}
            """);
  }

  @Test
  void aMergeAddsItToo() {
    Table nameless = without(Tables.ITEMS, Columns.BRAND);
    lake.prepare(nameless);

    outputs(Tables.ITEMS, 1)
        .merge(
            Tables.ITEMS,
            rows(Tables.ITEMS, "{item_id: 1, code: \"A\", brand: \"Kiln\", batch_id: 1}"));

    assertThat(lake.read(Tables.ITEMS)).hasRows("{code: \"A\", brand: \"Kiln\"}");
  }

  @Test
  void aTableThatMatchesDoesNotChange() {
    for (Table table : List.of(CONTACTS, Tables.IDENTITIES)) {
      lake.prepare(table);
      lake.prepare(table);

      assertThat(lake.version(table)).isZero();
    }
  }

  @Test
  void aColumnThatBecameNullableAcceptsNull() {
    lake.prepare(changed(CONTACTS, Columns.CAMPAIGN, false, StringType, NONE));

    append(CONTACTS, 1, "");

    assertThat(lake.read(CONTACTS)).hasRows("{campaign: null}");
  }

  @Test
  void aPersonalColumnGetsNoStatistics() throws IOException {
    Table personal = changed(CONTACTS, Columns.CAMPAIGN, true, StringType, Privacy.PERSONAL);
    lake.prepare(WITHOUT_CAMPAIGN);

    append(personal, 1, ", campaign: \"for Ada\"");

    assertThat(lake.read(personal)).hasRows("{campaign: \"for Ada\"}");
    assertThat(logOf(personal)).contains("campaign").doesNotContain("for Ada");
  }

  @Test
  void theNextWriteRemovesStatisticsThatLeadToAPerson() throws IOException {
    Table people = Tables.CUSTOMER_ATTRIBUTES;
    lake.prepare(changed(people, Columns.JOINED_ON, true, DataTypes.DateType, NONE));

    outputs(people, 1)
        .append(
            people, rows(people, "{account_key: 7, joined_on: \"2020-05-04\", batch_id: 1}"), 1);

    assertThat(logOf(people))
        .contains("minValues\\\":{\\\"account_key\\\":7")
        .doesNotContain("2020-05-04");
  }

  @Test
  void anInterruptedRemovalOfStatisticsIsFinished() throws IOException {
    Table personal = changed(CONTACTS, Columns.CAMPAIGN, true, StringType, Privacy.PERSONAL);
    lake.prepare(CONTACTS);

    append(personal, 1, ", campaign: \"for Ada\"");

    assertThat(logOf(personal)).doesNotContain("for Ada");
  }

  @Test
  void aRetypedColumnStopsReadingAndWriting() {
    lake.prepare(changed(CONTACTS, Columns.OPENED_AT, true, DataTypes.DateType, NONE));
    String message =
        "silver.contacts in "
            + lake.path(CONTACTS)
            + ": column opened_at is declared as TIMESTAMP, but is DATE there."
            + " A column keeps its type: declare a new one that is nullable.\nNothing was written."
            + " Go on with the Dangol that wrote the tables, or set home to a new folder,"
            + " where all files are taken again.";

    assertStops(message, () -> append(CONTACTS, 1, ""));
    assertStops(message, () -> lake.read(CONTACTS));
    assertThat(lake.version(CONTACTS)).isZero();
  }

  @Test
  void aNewColumnThatIsNotNullableStopsReadingAndWriting() {
    lake.prepare(without(CONTACTS, Columns.SENT_AT));
    String message =
        "silver.contacts in %s: column sent_at is declared as TIMESTAMP NOT NULL, but is not there: rows from before have no value for it. Declare it nullable and say what null means.\n"
            .formatted(lake.path(CONTACTS));

    assertStops(message, () -> append(CONTACTS, 1, ""));
    assertStops(message, () -> lake.read(CONTACTS));
    assertThat(lake.readIfKept(CONTACTS, 0)).isEmpty();
  }

  @Test
  void aColumnThatIsNoLongerDeclaredStopsWritingButNotReading() {
    lake.prepare(CONTACTS);

    assertStops(
        "silver.contacts in %s: column campaign is not declared, but is there as STRING. Declare it, nullable if nothing fills it.\n"
            .formatted(lake.path(CONTACTS)),
        () -> append(WITHOUT_CAMPAIGN, 1, ""));
    assertThat(lake.read(WITHOUT_CAMPAIGN).isEmpty()).isTrue();
  }

  @Test
  void aColumnThatIsNoLongerNullableStopsWriting() {
    lake.prepare(CONTACTS);

    assertStops(
        "silver.contacts in %s: column campaign is declared as STRING NOT NULL, but may be null there. Declare it nullable.\n"
            .formatted(lake.path(CONTACTS)),
        () -> append(changed(CONTACTS, Columns.CAMPAIGN, false, StringType, NONE), 1, ""));
  }

  @Test
  void allTablesAreCheckedAgainstTheirDeclarationsAtOnce() {
    lake.prepare(WITHOUT_CAMPAIGN);
    lake.requireFit();

    lake.prepare(changed(Tables.ITEMS, Columns.STOCK, true, DataTypes.LongType, NONE));
    lake.prepare(without(Tables.CUSTOMER_SEGMENTS, Columns.SEGMENT_ID));

    assertThatThrownBy(lake::requireFit)
        .hasMessageContainingAll("silver.items", "stock", "gold.customer_segments", "segment_id");
  }

  private static void assertStops(String message, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageStartingWith(message);
  }

  private void append(Table table, long batch, String more) {
    String row =
        """
        {contact_id: "%s", account_key: 1, channel: "mail", sent_at: "2026-01-01T10:00:00Z", batch_id: %s%s}
        """
            .formatted(batch, batch, more);
    outputs(table, 1).append(table, rows(table, row), batch);
  }

  private static Table without(Table table, Field left) {
    return table.only(
        table.columnNames().stream().filter(name -> !name.equals(left.name())).collect(toSet()));
  }

  private static Table changed(
      Table table, Field field, boolean nullable, DataType type, Privacy privacy) {
    Field other =
        new Field(
            field.name(),
            type,
            privacy,
            0,
            false,
            field.meaning(),
            List.of(),
            nullable ? "where unknown" : "");
    List<Field> columns = new ArrayList<>(table.columns());
    columns.replaceAll(column -> column.equals(field) ? other : column);
    return new Table(
        table.name(),
        table.grain(),
        columns,
        table.key(),
        table.partitioning(),
        List.of(),
        table.serving());
  }

  private String logOf(Table table) throws IOException {
    StringBuilder log = new StringBuilder();
    Path folder = Path.of(URI.create(lake.path(table))).resolve("_delta_log");
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(path -> path.toString().endsWith(".json")).toList()) {
        log.append(Files.readString(entry));
      }
    }
    return log.toString();
  }

  private DeltaOutputs outputs(Table table, int day) {
    List<Table> tables = List.of(table);
    Job job = new Job("test", "", Purpose.ANALYTICS, tables, tables, (run, in, out) -> {});
    Run run = new Run("run", LocalDate.of(2026, 1, day), ZoneOffset.UTC, 1);
    return new DeltaOutputs(lake, job, run, FaultPoint.NONE);
  }
}
