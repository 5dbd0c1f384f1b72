package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.privacy.PersonalDataCheck;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
            List.of(Tables.RECOMMENDATIONS, Tables.INTERACTIONS, Tables.CUSTOMER_FACTORS),
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
