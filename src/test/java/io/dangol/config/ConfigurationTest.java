package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private enum Store {
    SQLITE,
    POSTGRE_SQL
  }

  private static final String MANUAL =
      """
      recommend {
        # Number of latent factors. More cost time.
        rank = 64
        regularization = 0.1 # Weight of the penalty.
        half-life = 90d
      }
      publish {
        store = sqlite
        password = ${?STORE_PASSWORD}
      }
      """;

  @TempDir Path folder;

  private final Problems problems = new Problems();

  @Test
  void reportsFiveMistakesAtOnceInTheOrderOfTheirLines() {
    Section root =
        load(
            """
            # differences
            recommend.rank = 0
            recommend.regularisation = 0.2
            recommend.half-life = 90
            publish {
              store = oracle
              password = letmein
            }
            """);

    readAll(root);

    assertThat(problems.all())
        .containsExactly(
            "night.conf:2: recommend.rank is 0, must be 1 to 2048 (Number of latent factors)",
            "night.conf:3: recommend.regularisation is not a known key, did you mean"
                + " recommend.regularization?",
            "night.conf:4: recommend.half-life is 90, must be a number of days like 90d, 1d to 365d",
            "night.conf:6: publish.store is \"oracle\", must be one of sqlite, postgre-sql",
            "night.conf:7: publish.password is ***, must come from the environment: write ${NAME},"
                + " not the value");
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(IllegalConfiguration.class)
        .hasMessage(String.join(System.lineSeparator(), problems.all()));
  }

  @Test
  void readsTheReferenceWithoutAFile() {
    Configuration configuration = configuration("", List.of(), Map.of());

    readAll(configuration.root());

    assertThat(problems.all()).isEmpty();
    assertThat(configuration.unread()).isEmpty();
  }

  @Test
  void knowsKeysOfTheReferenceThatNothingReads() {
    Configuration configuration = configuration("recommend.rank = 3", List.of(), Map.of());

    assertThat(configuration.root().integer("recommend.rank", 1, 2048)).isEqualTo(3);

    assertThat(problems.all()).isEmpty();
    assertThat(configuration.unread())
        .containsExactly(
            "publish.password", "publish.store", "recommend.half-life", "recommend.regularization");
  }

  @Test
  void suggestsASiblingThenAPathThenAnEqualName() {
    load("recomend.rank = 3, recommendrank = 3, half-life = 3d, colour = red");

    assertThat(problems.all())
        .containsExactly(
            "night.conf:1: colour is not a known key",
            "night.conf:1: half-life is not a known key, did you mean recommend.half-life?",
            "night.conf:1: recomend is not a known key, did you mean recommend?",
            "night.conf:1: recommendrank is not a known key, did you mean recommend.rank?");
  }

  @Test
  void usesTheReferenceValueInsteadOfAnInvalidOne() {
    Section root = load("recommend.rank = many");

    assertThat(root.integer("recommend.rank", 1, 2048)).isEqualTo(64);
    assertThat(problems.all())
        .containsExactly(
            "night.conf:1: recommend.rank is \"many\", must be a whole number, 1 to 2048"
                + " (Number of latent factors)");
  }

  @Test
  void takesASecretFromTheEnvironmentOnlyAndNeverShowsIt() {
    Configuration given =
        configuration("publish.password = ${PGPASS}", List.of(), Map.of("PGPASS", "s3cret"));

    Secret password = given.root().secret("publish.password");

    assertThat(password.value()).isEqualTo("s3cret");
    assertThat(password).hasToString("***");
    assertThat(problems.all()).isEmpty();
    given.root().problem("publish.password", "was refused");
    given.root().integer("publish.password", 1, 2);
    assertThat(problems.all())
        .containsExactly(
            "night.conf:1: publish.password = *** was refused",
            "night.conf:1: publish.password is ***, must be a whole number, 1 to 2");
  }

  @Test
  void refusesASecretThatAFileOrTheCommandLineStatesInPart() {
    Configuration given =
        configuration(
            "publish.password = \"letmein\"${PGPASS}\nother = letmein\npublish.pin = ${other}",
            List.of("publish.key=letmein"),
            Map.of("PGPASS", "s3cret"));

    given.root().secret("publish.password");
    given.root().secret("publish.pin");
    given.root().secret("publish.key");
    given.root().text("other");

    assertThat(problems.all())
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).contains("must come from the environment"))
        .allSatisfy(problem -> assertThat(problem).doesNotContain("letmein", "s3cret"))
        .anySatisfy(problem -> assertThat(problem).startsWith("--set: publish.key is ***"));
  }

  @Test
  void reportsMissingVariablesOnlyOnce() {
    Section root = load("publish.store = ${STORE}\nrecommend { rank = ${RANK} }");

    readAll(root);

    assertThat(problems.all())
        .containsExactly(
            "night.conf:1: publish.store needs ${STORE}, which is not set",
            "night.conf:2: recommend.rank needs ${RANK}, which is not set");
  }

  @Test
  void takesCommandLineValuesLiterally() {
    Configuration configuration =
        configuration(
            "",
            List.of(
                "recommend.rank = 7",
                "a=s3a://bucket//x/{yyyy-MM-dd}#1.csv",
                "b=[1, two]",
                "c=a=b",
                "recommend.rank=0",
                "d",
                "e={"),
            Map.of());
    Section root = configuration.root();

    root.integer("recommend.rank", 1, 2048);

    assertThat(root.text("a")).isEqualTo("s3a://bucket//x/{yyyy-MM-dd}#1.csv");
    assertThat(root.texts("b")).containsExactly("1", "two");
    assertThat(root.text("c")).isEqualTo("a=b");
    assertThat(problems.all())
        .hasSize(3)
        .contains(
            "--set: d has no value, must be key=value",
            "--set: recommend.rank is 0, must be 1 to 2048 (Number of latent factors)")
        .anySatisfy(problem -> assertThat(problem).startsWith("--set: e cannot be read"));
  }

  @Test
  void reportsALineThatCannotBeParsedAndAMissingFile() throws IOException {
    Path broken = folder.resolve("broken.conf");
    Files.writeString(broken, "a {\n  b = 1\n  c = [1\n}\n");
    Configuration.load(Optional.of(broken), List.of(), Map.of(), problems);
    Configuration.load(Optional.of(folder.resolve("none.conf")), List.of(), Map.of(), problems);

    assertThat(problems.all())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).startsWith(broken + ":4: "))
        .contains(folder.resolve("none.conf") + ": no such file, or not readable");
  }

  @Test
  void namesTheFileThatWasGiven() throws IOException {
    Path file = folder.resolve("nightly.conf");
    Files.writeString(file, "\nno-such-key = 1\n");

    Configuration.load(Optional.of(file), List.of(), Map.of(), problems);

    assertThat(problems.all()).containsExactly(file + ":2: no-such-key is not a known key");
  }

  private static void readAll(Section root) {
    Section recommend = root.section("recommend");
    recommend.integer("rank", 1, 2048);
    recommend.number("regularization", 0, 1);
    recommend.days("half-life", 1, 365);
    root.choice("publish.store", Store.class);
    if (root.has("publish.password")) {
      root.secret("publish.password");
    }
  }

  private Section load(String file) {
    return configuration(file, List.of(), Map.of()).root();
  }

  private Configuration configuration(
      String file, List<String> pairs, Map<String, String> environment) {
    Config reference = parsed("reference.conf", MANUAL);
    Config stated =
        CommandLine.parsed(pairs, problems)
            .withFallback(parsed("night.conf", file))
            .withFallback(reference);
    return Configuration.of(stated, reference, environment, problems);
  }

  private static Config parsed(String name, String text) {
    return ConfigFactory.parseString(
        text, ConfigParseOptions.defaults().setOriginDescription(name));
  }
}
