package io.dangol.profile;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.ITEMS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.testing.StepTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildProfilesTest {
  private static final EventTypes TYPES =
      new EventTypes(List.of("purchase"), List.of("refund"), List.of(), List.of(), List.of());
  private static final Run RUN = new Run("run", LocalDate.of(2026, 3, 9), ZoneOffset.UTC, 7);
  private static final String TWO_CURRENCIES =
      """
      {customer_id: 1, event_type: "purchase", amount: 5.00, currency: "EUR", occurred_at: "2026-03-08T10:00:00Z"}
      {customer_id: 1, event_type: "purchase", amount: 15000.00, currency: "JPY", occurred_at: "2026-03-08T10:00:00Z"}
      {customer_id: 1, event_type: "refund", amount: 100.00, currency: "JPY", occurred_at: "2026-03-08T10:00:00Z"}
      """;

  @Test
  void moneyIsAddedUpInTheShopsCurrency() {
    assertThat(built("currency = EUR, rates { JPY = 0.0061 }").read(CUSTOMER_PROFILES))
        .hasRows("{customer_id: 1, monetary: 95.89}");
  }

  @Test
  void moneyOfSeveralCurrenciesIsNotAddedUp() {
    assertThatThrownBy(() -> built("rates {}"))
        .hasMessageStartingWith("silver.events has amounts in EUR and JPY, which cannot be added");
    assertThatThrownBy(() -> built("currency = EUR, rates { SEK = 0.09 }"))
        .hasMessageStartingWith("silver.events has amounts in JPY, and there is no rate for it");
    assertThatThrownBy(() -> built("currency = KRW, rates { JPY = 9.4 }"))
        .hasMessageStartingWith("silver.events has amounts in EUR, and there is no rate for it");
  }

  private static StepTables built(String ingest) {
    StepTables night =
        new StepTables(RUN.asOf())
            .with(EVENTS, ProfilesTest.events(TWO_CURRENCIES))
            .with(ITEMS, rows(ITEMS, ""));
    Currencies currencies =
        Currencies.read(
            Section.root(
                ConfigFactory.parseString("max-rate-age = 7d, " + ingest), new Problems()));
    new BuildProfiles(new ProfileSettings(TYPES, 3, 2.0, 180), currencies).run(RUN, night, night);
    return night;
  }
}
