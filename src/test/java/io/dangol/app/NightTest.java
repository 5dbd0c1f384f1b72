package io.dangol.app;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.config.IllegalConfiguration;
import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.learn.Metric;
import io.dangol.privacy.PersonalDataCheck;
import io.dangol.publish.ServingQueries;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night of a simulated shop, from the raw logs to the serving store, and what it promises. */
class NightTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final Path CONF = Path.of("conf/demo.conf");

  /** Personal by their nature and kept shortly, or the one place where account ids stand. */
  private static final Set<Table> MAY_HOLD_ACCOUNTS =
      Set.of(Tables.IDENTITIES, Tables.REJECTED_EVENTS);

  @TempDir private static Path folder;
  private static Settings settings;
  private static Lake lake;
  private static RunReport first;
  private static String printed = "";

  private final StringWriter said = new StringWriter();
  private final StringWriter told = new StringWriter();

  @BeforeAll
  static void runsANight() {
    settings = settings(folder.resolve("home"));
    lake = new Lake(TestSpark.session(), settings.home());
    SimulateCommand.write(settings);
    first = night();
    printed = NightSummary.of(first) + MetricsText.of(first.metrics());
  }

  @Test
  void countsEveryRecordOnce() {
    assertThat(first.state()).isEqualTo("published");
    assertThat(first.inputs())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(file.read())
                    .isEqualTo(
                        file.accepted() + file.duplicates() + file.excluded() + file.rejected()));
    assertThat(first.inputs().stream().mapToLong(RunReport.Input::rejected).sum()).isPositive();
  }

  @Test
  void runsEveryJobAndMeasuresAgainstBaselines() {
    assertThat(first.jobs())
        .extracting(RunReport.JobLine::job)
        .containsExactly(
            "ingest-events",
            "build-profiles",
            "build-interactions",
            "train-recommendations",
            "evaluate-recommendations",
            "rank-items",
            "score-churn",
            "segment-customers",
            "explain-suppressions");
    assertThat(first.metrics())
        .extracting(RunReport.Figure::model)
        .contains("als", "blend", "popular", "own-frequency", "co-occurrence", "logistic");
  }

  @Test
  void theSameNightAgainIsNothingToDo() {
    RunReport again = night();

    assertThat(again.state()).isEqualTo("nothing-to-do");
    assertThat(again.exitCode()).isZero();
    assertThat(again.release()).containsEntry("number", first.release().get("number"));
    assertThat(Night.reportPath(settings, AS_OF).resolveSibling("release-1.json"))
        .content()
        .contains("\"state\" : \"published\"", "\"job\" : \"rank-items\"");
  }

  @Test
  void thePlanSaysThatNothingIsLeftAndWritesNothing() {
    NightPlan plan = Night.open(settings, new ConsoleProgress()).plan(AS_OF);

    assertThat(plan.files()).isEmpty();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.steps()).extracting(NightPlan.Step::action).containsOnly("skip");
    assertThat(plan.toString()).contains("Published at present: release 1");
  }

  @Test
  void everybodyWhoAgreesHasAListWithReasons() {
    Dataset<Row> lists = lake.readAsOf(Tables.RECOMMENDATIONS, AS_OF);
    long agreeing =
        TestSpark.session()
            .read()
            .option("header", true)
            .option("sep", ";")
            .csv(settings.simulate().folder() + "/customers")
            .where("personalisation = 'Y'")
            .count();

    assertThat(lists.select(Columns.CUSTOMER_ID.col()).distinct().count()).isEqualTo(agreeing);
    assertThat(lists.where("candidate_source = 'popular' or size(reason_items) > 0").count())
        .isEqualTo(lists.count());
  }

  @Test
  void whoWithdrewIsInNoOutput() {
    Dataset<Row> refused =
        lake.read(Tables.CONSENTS)
            .where("not is_granted and channel = 'any'")
            .join(lake.read(Tables.IDENTITIES), Columns.ACCOUNT_KEY.name());
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
            Dataset<Row> rows = lake.readAsOf(table, AS_OF);
            assertThat(rows.count()).as(table + " has rows").isPositive();
            assertThat(rows.join(customers, "customer_id").count()).as(table.name()).isZero();
          }
        });
  }

  @Test
  void whoIsInNoTableHasARowThatSaysWhy() {
    Dataset<Row> reasons = lake.readAsOf(Tables.SUPPRESSIONS, AS_OF);
    long known = lake.read(Tables.IDENTITIES).select("customer_id").distinct().count();

    for (Table table :
        List.of(Tables.RECOMMENDATIONS, Tables.CUSTOMER_PROFILES, Tables.CHURN_SCORES)) {
      long there = lake.readAsOf(table, AS_OF).select("customer_id").distinct().count();
      assertThat(reasons.where(col("absent_from").equalTo(table.shortName())).count())
          .as(table.name())
          .isEqualTo(known - there);
    }
    assertThat(reasons.select("reason").distinct().as(Encoders.STRING()).collectAsList())
        .contains("no_consent", "not_recently_active")
        .doesNotContain("no_model", "nothing_to_recommend");
  }

  @Test
  void theGatesOfTheFirstNightPassAndSayThatThereIsNothingToCompareWith() {
    assertThat(first.gates()).allMatch(GateResult::passed);
    assertThat(printed)
        .containsPattern("empty-lists +gold.recommendations +passed +0 +at most 0.01")
        .containsPattern("beats-popular +ndcg@10 less that of popular +passed")
        .contains("not measured: this is the first release");
  }

  @Tag("slow")
  @Test
  void aRefusedNightEndsWithFiveUntilAPersonAcceptsIt() throws IOException {
    Path other = folder.resolve("refused");
    FileUtils.copyDirectory(new File(settings.home()), other.toFile());
    String[] shorter = {"--set", "home=" + other, "--set", "recommend.list-length=3"};
    Path report = other.resolve("refused.json");

    assertThat(nightly(report, shorter)).isEqualTo(5);
    assertThat(told.toString()).isEqualTo(report + System.lineSeparator());
    assertThat(report)
        .content()
        .contains("\"state\" : \"refused\"", "\"exit_code\" : 5")
        .containsPattern("\"gate\" : \"row-count\",\\s+\"subject\" : \"recommendations\"")
        .containsPattern("\"value\" : 0.1\\d+,")
        .contains("\"bound\" : \"0.5 to 2.0 times the former\"");
    assertThat(said.toString())
        .contains("publishes with 'nightly --accept row-count --accept score-drift'.");
    Night night = Night.open(settings(other), new ConsoleProgress());
    assertThat(night.plan(AS_OF).release()).startsWith("release 1,");

    String[] accepting = {"--accept", "row-count", "--accept", "score-drift"};
    assertThat(nightly(report, ArrayUtils.addAll(shorter, accepting))).isZero();
    assertThat(night.plan(AS_OF).release()).startsWith("release 2,");
    assertThat(report).content().contains("\"accepted\" : true");
    Lake accepted = new Lake(TestSpark.session(), other.toString());
    assertThat(new Ledger(accepted).releases().get(1).gates().get("row-count recommendations"))
        .startsWith("0.1")
        .endsWith(", must be 0.5 to 2.0 times the former: accepted");
  }

  @Test
  void noTableOutsideTheVaultHoldsAnAccountId() {
    Dataset<Row> accounts = lake.read(Tables.IDENTITIES).select(Columns.ACCOUNT_ID.col());
    for (Table table : Tables.all()) {
      if (!MAY_HOLD_ACCOUNTS.contains(table)) {
        assertThat(PersonalDataCheck.found(accounts, lake.read(table)).values())
            .as(table.name())
            .allMatch(hits -> hits == 0);
      }
    }
  }

  @Test
  void noTextThatTheNightWroteHoldsAnAccountId() throws IOException {
    List<String> accounts =
        lake.read(Tables.IDENTITIES)
            .select(Columns.ACCOUNT_ID.col())
            .as(Encoders.STRING())
            .collectAsList();
    List<String> texts = new ArrayList<>(List.of(printed));
    try (Stream<Path> written = Files.walk(Path.of(settings.home()))) {
      for (Path file : written.filter(NightTest::isText).toList()) {
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

  @Test
  void anEvaluationMeasuresWhatTheNightMeasured() {
    int testDays = settings.recommend().evaluation().testDays();

    Map<String, Double> lists =
        figures(Evaluation.open(settings, AS_OF.minusDays(testDays)).recommendations());
    Map<String, Double> churn = figures(Evaluation.open(settings, AS_OF.minusDays(14)).churn());

    assertThat(lists).containsOnlyKeys(figuresOf("evaluate-recommendations").keySet());
    assertThat(churn).hasSizeGreaterThan(20);
    // A night's figures are rounded to six decimals.
    lists.forEach(
        (name, value) ->
            assertThat(figuresOf("evaluate-recommendations").get(name))
                .as(name)
                .isCloseTo(value, within(1e-5)));
    churn.forEach(
        (name, value) ->
            assertThat(figuresOf("score-churn").get(name)).as(name).isCloseTo(value, within(1e-5)));
  }

  @Test
  void theStoreServesAListByTheShopsOwnAccountId() {
    try (ServingQueries store = settings.publish().store().queries()) {
      String account = store.someAccounts(1).get(0);

      assertThat(store.customer(account))
          .hasValueSatisfying(
              customer -> {
                assertThat(customer.list()).isNotEmpty();
                assertThat(ServedText.of(customer)).contains(account, "because you bought");
              });
      assertThat(store.customer("nobody")).isEmpty();
    }
  }

  @Test
  void aNightWithoutItsFileStopsAndLeavesTheReleaseAlone() {
    Night night = Night.open(settings, new ConsoleProgress());
    Path report = folder.resolve("failed.json");

    assertThatThrownBy(() -> night.run(AS_OF.plusDays(1), false, report))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining("source purchases");
    assertThat(report).content().contains("\"state\" : \"failed\"", "\"exit_code\" : 3");
    assertThat(night.plan(AS_OF).release()).startsWith("release 1");
  }

  @Test
  void figuresAboutDaysThatTheLogDoesNotHaveAreRefused() {
    Evaluation evaluation = Evaluation.open(settings, AS_OF.minusDays(13));
    assertThatThrownBy(evaluation::churn)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "churn as of 2026-06-17: judged by the 14 days after, to 2026-07-01, but the log ends on 2026-06-30: choose --as-of 2026-06-16 or earlier, or take later files first");
    assertThat(Evaluation.open(settings, AS_OF.minusDays(14)).churn()).isNotEmpty();
    assertThatThrownBy(Evaluation.open(settings, AS_OF.minusDays(3))::recommendations)
        .hasMessageContaining("choose --as-of 2026-05-31 or earlier");
  }

  @Test
  void namesEveryProblemOfAConfigurationAtOnce() {
    assertThatThrownBy(
            () ->
                Settings.load(
                    Optional.of(CONF),
                    List.of("recommend.rank=0", "recommend.rnak=3", "zone=Nowhere", "seed=x"),
                    Map.of()))
        .isInstanceOf(IllegalConfiguration.class)
        .hasMessageContaining("recommend.rank is 0, must be 1 to 512")
        .hasMessageContaining("did you mean recommend.rank")
        .hasMessageContaining("zone")
        .hasMessageContaining("seed");
  }

  private static RunReport night() {
    return Night.open(
            settings, new ConsoleProgress(new PrintStream(OutputStream.nullOutputStream()), false))
        .run(AS_OF, false, Night.reportPath(settings, AS_OF));
  }

  /** Exit code of the command; what it says on both streams is kept. */
  private int nightly(Path report, String... more) {
    List<String> words =
        new ArrayList<>(List.of("nightly", "--conf", CONF.toString(), "--as-of", AS_OF.toString()));
    pairs(Path.of(settings.home())).forEach(pair -> words.addAll(List.of("--set", pair)));
    words.addAll(List.of("--report", report.toString()));
    words.addAll(List.of(more));
    return Main.commandLine()
        .setOut(new PrintWriter(told, true))
        .setErr(new PrintWriter(said, true))
        .execute(words.toArray(String[]::new));
  }

  private static Settings settings(Path home) {
    return Settings.load(Optional.of(CONF), pairs(home), Map.of());
  }

  private static List<String> pairs(Path home) {
    return List.of(
        "home=" + home,
        "simulate.folder=" + folder.resolve("logs"),
        "simulate.customers=300",
        "simulate.items=60",
        "simulate.days=60",
        "simulate.dirt=0.01",
        "churn.horizon=14d",
        "churn.cut-offs=2",
        "churn.cut-off-spacing=14d",
        "churn.min-history=7d",
        "recommend.rank=8",
        "recommend.iterations=4",
        "spark.shuffle-partitions=2");
  }

  /** Values by model, population, metric and number of customers. */
  private static Map<String, Double> figures(List<Metric> metrics) {
    return metrics.stream()
        .collect(
            Collectors.toMap(
                m -> String.join(" ", m.model(), m.population(), m.name(), "" + m.sampleSize()),
                Metric::value));
  }

  private static Map<String, Double> figuresOf(String job) {
    return first.metrics().stream()
        .filter(figure -> figure.job().equals(job))
        .collect(
            Collectors.toMap(
                f -> String.join(" ", f.model(), f.population(), f.metric(), "" + f.sampleSize()),
                RunReport.Figure::value));
  }

  private static boolean isText(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".json") || name.endsWith(".txt"));
  }
}
