package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @Test
  void theConfigurationHashTellsWhatDecidesTheRowsAndNothingElse() {
    String usual = hash();

    assertThat(hash("ingest.volume-floor=0", "ingest.folder=elsewhere")).isEqualTo(usual);
    assertThat(hash("ingest.calendar.closed=[sunday]")).isEqualTo(usual);
    assertThat(hash("home=elsewhere", "publish.keep-releases=9")).isEqualTo(usual);
    assertThat(hash("ingest.sources.visits.currency=CHF")).isNotEqualTo(usual);
    assertThat(hash("recommend.list-length=7")).isNotEqualTo(usual);
  }

  @Test
  void theContentOfTheRulesFileDecidesTheRowsAndItsNameDoesNot(@TempDir Path folder)
      throws IOException {
    String rule = "name,action,items\nrecalled,exclude,A1\n";
    String one = rulesFile(folder.resolve("one.csv"), rule);

    assertThat(hash(one)).isNotEqualTo(hash());
    assertThat(hash(rulesFile(folder.resolve("two.csv"), rule))).isEqualTo(hash(one));
    assertThat(hash(rulesFile(folder.resolve("two.csv"), rule.replace("A1", "A2"))))
        .isNotEqualTo(hash(one));
    assertThat(
            hash("recommend.rules.recalled.action=exclude", "recommend.rules.recalled.items=[A1]"))
        .isEqualTo(hash(one));
  }

  private static String rulesFile(Path file, String csv) throws IOException {
    return "recommend.rules-file=" + Files.writeString(file, csv);
  }

  @Test
  void anEvaluationThatCouldNeverTakePlaceIsAProblem() {
    assertThatThrownBy(
            () -> hash("recommend.evaluation.min-customers=9", "recommend.evaluation.customers=8"))
        .hasMessageContaining("recommend.evaluation.min-customers = 9 is more than customers");
    assertThat(hash("recommend.evaluation.min-customers=8", "recommend.evaluation.customers=8"))
        .isNotEqualTo(hash());
  }

  @Test
  void whereAKeyOfATrainerWentIsTold() {
    assertThatThrownBy(() -> hash("recommend.iterations=4", "recommend.regularization=0.2"))
        .hasMessageContaining(
            "recommend.iterations has another name: write recommend.mllib.iterations")
        .hasMessageContaining(
            "recommend.regularization has another name: write recommend.mllib.regularization");
  }

  @Test
  void anEventTypeThatNoSourceCanGiveIsAProblem() {
    assertThatThrownBy(
            () ->
                hash(
                    "recommend.target-types=[purchse]",
                    "churn.visit-types=[view, newsletter]",
                    "profile.refund-types=[REFUND]",
                    "profile.interactions.weights.views=0.2"))
        .hasMessageContaining(
            "recommend.target-types = [\"purchse\"] names purchse, which is no type that a source gives, did you mean purchase?")
        .hasMessageContaining(
            "names newsletter, which is no type that a source gives: name it in the source's event-types")
        .hasMessageContaining("names REFUND, which is no type that a source gives")
        .hasMessageContaining(
            "names views, which is no type that a source gives, did you mean view?");
    assertThat(
            hash(
                "ingest.sources.visits.event-types.mail=newsletter",
                "churn.visit-types=[newsletter]"))
        .isNotEqualTo(hash());
  }

  @Test
  void aPlaceNamesNoUserAndNoKey() {
    for (String key :
        List.of("home", "ingest.folder", "ingest.sources.visits.path", "monitor.text-file")) {
      assertThatThrownBy(() -> hash("local-folder=here", key + "=s3a://AKIA:hunter2@bucket/place"))
          .hasMessageContaining(key + " is ***, must not hold a user, a key or a password")
          .hasMessageNotContaining("hunter2");
    }
  }

  private static String hash(String... pairs) {
    return Settings.load(Optional.of(Path.of("conf/demo.conf")), List.of(pairs), Map.of())
        .configHash();
  }
}
