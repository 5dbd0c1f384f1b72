package io.dangol.night;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.app.Main;
import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.publish.Nights;
import io.dangol.publish.ServedCustomer;
import io.dangol.publish.ServingQueries;
import io.dangol.publish.ServingStore;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bob withdraws his consent after two nights have shown him. */
class WithdrawalsTest {

  @TempDir private Path home;
  private Settings settings;
  private Lake lake;
  private Withdrawals withdrawals;

  @BeforeEach
  void publishTwoNights() {
    settings = Settings.load(Optional.empty(), List.of("home=" + home), Map.of());
    lake = new Lake(TestSpark.session(), settings.home());
    withdrawals = new Withdrawals(settings, lake, Jobs.of(settings));
    write(Nights.IDENTITY_ROWS, lake.path(Tables.IDENTITIES));
    try (ServingStore store = settings.publish().store().open()) {
      Nights.publish(store, "2011-12-08", "first");
      Nights.publish(store, "2011-12-09", "second");
    }
  }

  @Test
  void aNightThatFailsDoesNotKeepWhoWithdrewVisible() {
    try (ServingStore store = settings.publish().store().open()) {
      withdrawals.after(store, () -> "no consents yet");
      assertThat(shown("bob")).isPresent();

      assertThatThrownBy(
              () ->
                  withdrawals.after(
                      store,
                      () -> {
                        bobWithdraws();
                        throw Failure.data("a later source lacks its file");
                      }))
          .hasMessage("a later source lacks its file");
    }
    assertThat(shown("bob")).isEmpty();
    assertThat(shown("ann")).isPresent();
  }

  @Test
  void aRollbackShowsNobodyWhoWithdrewThoughTheRunThatTookTheWithdrawalWasKilled() {
    bobWithdraws();

    assertThat(command("rollback"))
        .startsWith("Readers see release 1")
        .contains("; no rows of customers who have withdrawn since\n");

    assertThat(shown("bob")).isEmpty();
    assertThat(shown("ann")).isPresent();
  }

  @Test
  void anExportOfAFormerReleaseHoldsNobodyWhoWithdrewSince() throws IOException {
    bobWithdraws();
    Path folder = home.resolve("export");

    command("export", "--release", "1", "--to", folder.toString());

    assertThat(Files.readString(folder.resolve("recommendations.csv")))
        .contains(",ann,")
        .doesNotContain("bob");
  }

  @Test
  void whatIsComputedForANightOfThePastLeavesOutWhoWithdrewSince() {
    bobWithdraws();
    Run past = new Run("past", LocalDate.of(2011, 12, 8), ZoneOffset.UTC, 1);
    Jobs jobs = Jobs.of(settings);
    for (var made : jobs.madeFor().entrySet()) {
      Dataset<Row> seen =
          new ConsentGate(lake, settings.privacy())
              .of(
                  jobs.training().stream()
                      .filter(job -> job.writes().contains(made.getKey()))
                      .findFirst()
                      .orElseThrow(),
                  past,
                  Nights.IDENTITY_ROWS);
      assertThat(seen.select("account_id").as(Encoders.STRING()).collectAsList())
          .as(made.getKey().name())
          .containsExactlyInAnyOrder("ann", "ann-phone");
    }
  }

  private void bobWithdraws() {
    write(
        rows(
            Tables.CONSENTS,
            """
            {account_key: 3, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-10T09:00:00Z"}
            {account_key: 3, purpose: "analytics", channel: "any", is_granted: false, since_at: "2011-12-10T09:00:00Z"}
            """),
        lake.path(Tables.CONSENTS));
  }

  private Optional<ServedCustomer> shown(String account) {
    try (ServingQueries store = settings.publish().store().queries()) {
      return store.customer(account);
    }
  }

  private String command(String name, String... options) {
    List<String> words = new ArrayList<>(List.of(name, "--set", "home=" + home));
    words.addAll(List.of(options));
    StringWriter out = new StringWriter();
    assertThat(
            Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(words.toArray(String[]::new)))
        .isZero();
    return out.toString();
  }

  private static void write(Dataset<Row> rows, String path) {
    rows.coalesce(1).write().format("delta").mode("overwrite").save(path);
  }
}
