package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.RunReport;
import io.dangol.lake.Lake;
import io.dangol.night.Night;
import io.dangol.night.Settings;
import io.dangol.night.Verification;
import io.dangol.privacy.PersonalDataCheck;
import io.dangol.publish.ServedCustomer;
import io.dangol.publish.ServingQueries;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.Rows;
import io.dangol.testing.TestSpark;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a night promises about persons. */
interface NightPrivacy {

  /** Personal by their nature and kept shortly, or the one place where account ids stand. */
  Set<Table> MAY_HOLD_ACCOUNTS = Set.of(Tables.IDENTITIES, Tables.REJECTED_EVENTS);

  @Test
  default void whoWithdrewIsInNoOutput() {
    Dataset<Row> refused =
        FirstNight.lake()
            .read(Tables.CONSENTS)
            .where("not is_granted and channel = 'any'")
            .join(FirstNight.lake().read(Tables.IDENTITIES), Columns.ACCOUNT_KEY.name());
    Map<String, List<Table>> madeFor =
        Map.of(
            "personalisation",
            List.of(
                Tables.RECOMMENDATIONS,
                Tables.SHELVES,
                Tables.INTERACTIONS,
                Tables.CUSTOMER_FACTORS),
            "analytics",
            List.of(Tables.CUSTOMER_PROFILES, Tables.CHURN_SCORES, Tables.CUSTOMER_SEGMENTS));
    madeFor.forEach(
        (purpose, tables) -> {
          Dataset<Row> customers =
              refused.where(Columns.PURPOSE.col().equalTo(purpose)).select("customer_id");
          assertThat(customers.count()).as("customers who refuse " + purpose).isPositive();
          for (Table table : tables) {
            Dataset<Row> rows = FirstNight.lake().readAsOf(table, FirstNight.AS_OF);
            assertThat(rows.count()).as(table + " has rows").isPositive();
            assertThat(rows.join(customers, "customer_id").count()).as(table.name()).isZero();
          }
        });
  }

  @Test
  default void whoWithdrawsLaterIsNeitherShownNorComputedWith() throws IOException {
    Path home = FirstNight.folder().resolve("withdrawn");
    FileUtils.copyDirectory(new File(FirstNight.settings().home()), home.toFile());
    Settings settings = FirstNight.settings(home);
    Row shown =
        FirstNight.lake()
            .readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF)
            .join(FirstNight.lake().read(Tables.IDENTITIES), Columns.CUSTOMER_ID.name())
            .orderBy(Columns.ACCOUNT_KEY.name())
            .first();
    String account = shown.getAs(Columns.ACCOUNT_ID.name());
    assertThat(list(settings, account)).isNotEmpty();

    withdraw(settings, shown.<Long>getAs(Columns.ACCOUNT_KEY.name()));
    RunReport again =
        Night.open(settings, (job, place, of) -> {})
            .run(FirstNight.AS_OF, false, home.resolve("again.json"));

    assertThat(again.state()).isEqualTo("nothing-to-do");
    assertThat(list(settings, account)).isEmpty();
    Verification.Outcome verified = Verification.open(settings, (job, place, of) -> {}).of(1);
    assertThat(verified.withdrawn()).isEqualTo(1);
    assertThat(verified.different()).isEmpty();
    assertThat(verified.findings()).isNotEmpty().allMatch(finding -> finding.again().isEmpty());
  }

  private static void withdraw(Settings settings, long accountKey) {
    Rows.rows(
            Tables.CONSENTS,
            """
            {account_key: KEY, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2026-07-02T00:00:00Z", batch_id: 99}
            """
                .replace("KEY", Long.toString(accountKey)))
        .write()
        .format("delta")
        .mode("append")
        .save(new Lake(TestSpark.session(), settings.home()).path(Tables.CONSENTS));
  }

  private static List<ServedCustomer.ListedItem> list(Settings settings, String account) {
    try (ServingQueries store = settings.publish().store().queries()) {
      return store.customer(account).map(ServedCustomer::list).orElse(List.of());
    }
  }

  @Test
  default void noTableOutsideTheVaultHoldsAnAccountId() {
    Dataset<Row> accounts =
        FirstNight.lake().read(Tables.IDENTITIES).select(Columns.ACCOUNT_ID.col());
    for (Table table : Tables.all()) {
      if (!MAY_HOLD_ACCOUNTS.contains(table)) {
        assertThat(PersonalDataCheck.found(accounts, FirstNight.lake().read(table)).values())
            .as(table.name())
            .allMatch(hits -> hits == 0);
      }
    }
  }

  @Test
  default void noTextThatTheNightWroteHoldsAnAccountId() throws IOException {
    List<String> accounts =
        FirstNight.lake()
            .read(Tables.IDENTITIES)
            .select(Columns.ACCOUNT_ID.col())
            .as(Encoders.STRING())
            .collectAsList();
    List<String> texts = new ArrayList<>(List.of(FirstNight.printed()));
    try (Stream<Path> written = Files.walk(Path.of(FirstNight.settings().home()))) {
      for (Path file : written.filter(NightPrivacy::isText).toList()) {
        texts.add(file + "\n" + Files.readString(file, StandardCharsets.UTF_8));
      }
    }

    assertThat(texts).hasSizeGreaterThan(Tables.all().size());
    assertThat(accounts).isNotEmpty();
    for (String text : texts) {
      assertThat(accounts.stream().filter(text::contains).findFirst())
          .as(text.lines().findFirst().orElse(""))
          .isEmpty();
    }
  }

  private static boolean isText(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".json") || name.endsWith(".txt"));
  }
}
