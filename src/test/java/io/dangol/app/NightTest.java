package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.config.IllegalConfiguration;
import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.night.Night;
import io.dangol.night.NightPlan;
import io.dangol.night.NightReports;
import io.dangol.night.Settings;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One night of a simulated shop, from the raw logs to the serving store, and what it promises. */
class NightTest implements NightPrivacy, NightFiguresAndLists, NightAnswers, NightDemo {

  private final StringWriter said = new StringWriter();
  private final StringWriter told = new StringWriter();

  @Test
  void countsEveryRecordOnce() {
    assertThat(FirstNight.report().state()).isEqualTo("published");
    assertThat(FirstNight.report().inputs())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(file.read())
                    .isEqualTo(
                        file.accepted() + file.duplicates() + file.excluded() + file.rejected()));
    assertThat(FirstNight.report().inputs().stream().mapToLong(RunReport.Input::rejected).sum())
        .isPositive();
  }

  @Test
  void runsEveryJobAndMeasuresAgainstBaselines() {
    assertThat(FirstNight.report().jobs())
        .extracting(RunReport.JobLine::job)
        .containsExactly(
            "ingest-events",
            "build-profiles",
            "build-interactions",
            "train-recommendations",
            "evaluate-recommendations",
            "relate-items",
            "value-customers",
            "score-churn",
            "predict-purchases",
            "find-habits",
            "forecast-items",
            "segment-customers",
            "rank-items",
            "group-customers",
            "explain-suppressions");
    assertThat(FirstNight.report().metrics())
        .extracting(RunReport.Figure::model)
        .contains("als", "blend", "popular", "own-frequency", "co-occurrence", "logistic");
  }

  @Test
  void theSameNightAgainIsNothingToDo() {
    RunReport again = FirstNight.again();

    assertThat(again.state()).isEqualTo("nothing-to-do");
    assertThat(again.exitCode()).isZero();
    assertThat(again.release())
        .containsEntry("number", FirstNight.report().release().get("number"));
    assertThat(NightReports.of(FirstNight.settings()).ofRelease(FirstNight.AS_OF, 1))
        .content()
        .contains("\"state\" : \"published\"", "\"job\" : \"rank-items\"");
  }

  @Test
  void thePlanSaysThatNothingIsLeftAndWritesNothing() {
    NightPlan plan = Night.plan(FirstNight.settings(), FirstNight.AS_OF);

    assertThat(plan.files()).isEmpty();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.steps()).extracting(NightPlan.Step::action).containsOnly("skip");
    assertThat(plan.publishes()).isEqualTo("nothing: release 1 holds this night already");
    assertThat(PlanText.of(plan)).contains("Published at present: release 1");
  }

  @Test
  void theGatesOfTheFirstNightPassAndSayThatThereIsNothingToCompareWith() {
    assertThat(FirstNight.report().gates()).allMatch(GateResult::passed);
    assertThat(FirstNight.printed())
        .containsPattern("empty-lists +gold.recommendations +passed +0 +at most 0.01")
        .containsPattern("beats-popular +ndcg@10 less that of popular +passed")
        .contains("not measured: this is the first release");
  }

  @Test
  void aRuleThatNamesNoItemStopsTheNightBeforeItTrains() {
    Settings settings =
        ruled(Path.of(FirstNight.settings().home()), "exclude", "recommend.rules.r.items=[A9]");
    Night night = Night.open(settings, new ConsoleProgress());
    Path report = FirstNight.folder().resolve("unknown.json");
    String problem = "recommend.rules.r names the item 'A9', which silver.items does not have";

    assertThat(Night.plan(settings, FirstNight.AS_OF).problems())
        .singleElement()
        .asString()
        .startsWith(problem);
    assertThatThrownBy(() -> night.run(FirstNight.AS_OF, false, report))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageStartingWith(problem);
    assertThat(report).content().contains("\"exit_code\" : 2").doesNotContain("build-profiles");
    assertThat(Night.plan(FirstNight.settings(), FirstNight.AS_OF).publishes())
        .isEqualTo("nothing: release 1 holds this night already");
  }

  @Tag("slow")
  @Test
  void aNightWithARulePublishesItsListsAndWhatItChanged() throws IOException {
    Path other = FirstNight.folder().resolve("ruled");
    FileUtils.copyDirectory(new File(FirstNight.settings().home()), other.toFile());
    Settings settings =
        ruled(other, "pin", "recommend.rules.r.items=[A000001]", "recommend.rules.r.rank=1");

    RunReport report =
        Night.open(settings, new ConsoleProgress())
            .run(FirstNight.AS_OF, false, other.resolve("ruled.json"));

    assertThat(report.state()).isEqualTo("published");
    Lake lake = new Lake(TestSpark.session(), other.toString());
    long lists = lake.read(Tables.RECOMMENDATIONS).where("rank = 1").count();
    long former = FirstNight.lake().read(Tables.RECOMMENDATIONS).where("rank = 1").count();
    assertThat(lists).isEqualTo(former);
    assertThat(report.metrics())
        .filteredOn(figure -> figure.model().equals("r"))
        .extracting(RunReport.Figure::metric, RunReport.Figure::value, RunReport.Figure::sampleSize)
        .containsExactly(
            tuple("customers-changed", (double) firstTo(lake), lists),
            tuple("rows-changed", (double) firstTo(lake), lists));
  }

  /** The customers for whom the pinned item is first, and was not before. */
  private static long firstTo(Lake lake) {
    long pinned = lake.read(Tables.ITEMS).where("code = 'A000001'").first().getAs("item_id");
    String first = "rank = 1 and item_id = " + pinned;
    return lake.read(Tables.RECOMMENDATIONS).where(first).count()
        - FirstNight.lake().read(Tables.RECOMMENDATIONS).where(first).count();
  }

  private static Settings ruled(Path home, String action, String... pairs) {
    List<String> all = new ArrayList<>(FirstNight.pairs(home));
    all.add("recommend.rules.r.action=" + action);
    all.addAll(List.of(pairs));
    return Settings.load(Optional.of(FirstNight.CONF), all, Map.of());
  }

  @Tag("slow")
  @Test
  void aRefusedNightEndsWithFiveUntilAPersonAcceptsIt() throws IOException {
    Path other = FirstNight.folder().resolve("refused");
    FileUtils.copyDirectory(new File(FirstNight.settings().home()), other.toFile());
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
        .contains(
            "publishes with 'nightly --as-of 2026-06-30 --accept row-count --accept score-drift'.");
    assertThat(Night.plan(FirstNight.settings(other), FirstNight.AS_OF).release())
        .startsWith("release 1,");

    String[] accepting = {"--accept", "row-count", "--accept", "score-drift"};
    assertThat(nightly(report, ArrayUtils.addAll(shorter, accepting))).isZero();
    assertThat(Night.plan(FirstNight.settings(other), FirstNight.AS_OF).release())
        .startsWith("release 2,");
    assertThat(report).content().contains("\"accepted\" : true");
    Lake accepted = new Lake(TestSpark.session(), other.toString());
    assertThat(new Ledger(accepted).releases().get(1).gates().get("row-count recommendations"))
        .startsWith("0.1")
        .endsWith(", must be 0.5 to 2.0 times the former: accepted");

    List<String> pairs = new ArrayList<>(FirstNight.pairs(other));
    pairs.add("recommend.list-length=3");
    assertThat(command("rollback", pairs)).isZero();
    Settings shorterLists = Settings.load(Optional.of(FirstNight.CONF), pairs, Map.of());
    NightPlan after = Night.plan(shorterLists, FirstNight.AS_OF);
    assertThat(after.release()).startsWith("release 1,");
    assertThat(after.steps()).extracting(NightPlan.Step::action).containsOnly("skip");
    assertThat(after.publishes())
        .isEqualTo(
            "nothing: release 2 of this night was rolled back; --force publishes the night again");
  }

  @Test
  void aNightWithoutItsFileStopsAndLeavesTheReleaseAlone() {
    Night night = Night.open(FirstNight.settings(), new ConsoleProgress());
    Path report = FirstNight.folder().resolve("failed.json");

    assertThatThrownBy(() -> night.run(FirstNight.AS_OF.plusDays(1), false, report))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining("source purchases");
    assertThat(report).content().contains("\"state\" : \"failed\"", "\"exit_code\" : 3");
    assertThat(Night.plan(FirstNight.settings(), FirstNight.AS_OF).release())
        .startsWith("release 1");
  }

  @Test
  void namesEveryProblemOfAConfigurationAtOnce() {
    assertThatThrownBy(
            () ->
                Settings.load(
                    Optional.of(FirstNight.CONF),
                    List.of("recommend.rank=0", "recommend.rnak=3", "zone=Nowhere", "seed=x"),
                    Map.of()))
        .isInstanceOf(IllegalConfiguration.class)
        .hasMessageContaining("recommend.rank is 0, must be 1 to 2048")
        .hasMessageContaining("did you mean recommend.rank")
        .hasMessageContaining("zone")
        .hasMessageContaining("seed");
  }

  /** Exit code of the command; what it says on both streams is kept. */
  private int nightly(Path report, String... more) {
    List<String> pairs = FirstNight.pairs(Path.of(FirstNight.settings().home()));
    List<String> rest =
        List.of("--as-of", FirstNight.AS_OF.toString(), "--report", report.toString());
    return command("nightly", pairs, ArrayUtils.addAll(rest.toArray(String[]::new), more));
  }

  private int command(String name, List<String> pairs, String... more) {
    List<String> words = new ArrayList<>(List.of(name, "--conf", FirstNight.CONF.toString()));
    pairs.forEach(pair -> words.addAll(List.of("--set", pair)));
    words.addAll(List.of(more));
    return Main.commandLine()
        .setOut(new PrintWriter(told, true))
        .setErr(new PrintWriter(said, true))
        .execute(words.toArray(String[]::new));
  }
}
