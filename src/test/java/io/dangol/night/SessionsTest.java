package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Spark is asked for, whatever surrounds it: spark-submit and spark-defaults set properties.
 */
class SessionsTest {
  private static final String CONF = "conf/demo.conf";

  @Test
  void noEventLogAndNoPagesUnlessTheConfigurationSaysSo() {
    Map<String, String> cluster =
        Map.of("spark.eventLog.enabled", "true", "spark.ui.enabled", "true");

    SparkConf usual = with(cluster, () -> Sessions.conf(settings()));
    assertThat(usual.get("spark.eventLog.enabled")).isEqualTo("false");
    assertThat(usual.get("spark.ui.enabled")).isEqualTo("false");

    SparkConf wanted =
        Sessions.conf(settings(set("spark.eventLog.enabled"), set("spark.ui.enabled")));
    assertThat(wanted.get("spark.eventLog.enabled")).isEqualTo("true");
    assertThat(wanted.get("spark.ui.enabled")).isEqualTo("true");
  }

  @Test
  void nothingAroundChangesWhatDataMean() {
    Map<String, String> cluster =
        Map.of(
            "spark.sql.session.timeZone", "Asia/Tokyo",
            "spark.sql.ansi.enabled", "false",
            "spark.sql.caseSensitive", "true",
            "spark.sql.files.ignoreCorruptFiles", "true",
            "spark.sql.legacy.timeParserPolicy", "LEGACY");

    SparkConf conf = with(cluster, () -> Sessions.conf(settings()));

    assertThat(conf.get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(conf.get("spark.sql.ansi.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.sql.caseSensitive")).isEqualTo("false");
    assertThat(conf.get("spark.sql.files.ignoreCorruptFiles")).isEqualTo("false");
    assertThat(conf.contains("spark.sql.legacy.timeParserPolicy")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.sql.session.timeZone\"=Asia/Tokyo",
        "spark.sql.ansi.enabled\"=\"false\"",
        "spark.sql.storeAssignmentPolicy\"=LEGACY",
        "spark.sql.legacy.timeParserPolicy\"=LEGACY",
        "spark.sql.parquet.datetimeRebaseModeInRead\"=LEGACY",
        "spark.sql.mapKeyDedupPolicy\"=LAST_WIN"
      })
  void aConfigurationThatWouldChangeWhatDataMeanIsAProblem(String setting) {
    String pair = "spark.settings.\"" + setting;

    assertThatThrownBy(() -> settings(pair))
        .hasMessageContaining(pair.substring(0, pair.indexOf('=')))
        .hasMessageContaining("changes what data mean");
  }

  @Test
  void aConfigurationMaySayWhatIsSoAnyway() {
    assertThat(Sessions.conf(settings("spark.settings.\"spark.sql.ansi.enabled\"=TRUE")))
        .satisfies(
            conf -> assertThat(conf.get("spark.sql.ansi.enabled")).isEqualToIgnoringCase("true"));
  }

  /** What is pinned of Spark SQL is what its documentation describes. */
  @Test
  void pinnedValuesAreSparksOwn() {
    SparkConf pinned = new SparkConf(false);
    PinnedSettings.apply(pinned);
    assertThat(List.of(pinned.getAll()))
        .filteredOn(setting -> setting._1().startsWith("spark.sql."))
        .filteredOn(setting -> !setting._1().equals("spark.sql.session.timeZone"))
        .filteredOn(setting -> !standard(setting._1()).equals(setting._2()))
        .extracting(setting -> setting._1())
        .containsExactlyInAnyOrder("spark.sql.extensions", "spark.sql.catalog.spark_catalog");
  }

  @Test
  void linksOfAClusterAreClosedWhateverItsOwnSettingsSay() {
    Map<String, String> cluster =
        Map.of(
            "spark.master", "k8s://https://kubernetes",
            "spark.authenticate", "false",
            "spark.network.crypto.enabled", "false");

    SparkConf conf = with(cluster, () -> Sessions.conf(settings()));

    assertThat(conf.get("spark.authenticate")).isEqualTo("true");
    assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.io.encryption.enabled")).isEqualTo("true");
    assertThat(conf.contains("spark.authenticate.secret")).isFalse();
  }

  @Test
  void aStandaloneClusterMustShareASecretUnlessTheConfigurationSaysOtherwise() {
    Map<String, String> cluster = Map.of("spark.master", "spark://host:7077");
    Settings secret =
        Settings.load(
            Optional.of(Path.of(CONF)), List.of(), Map.of("DANGOL_SPARK_SECRET", "a secret"));

    assertThatThrownBy(() -> with(cluster, () -> Sessions.conf(settings())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("spark://host:7077")
        .hasMessageContaining("DANGOL_SPARK_SECRET");
    assertThat(with(cluster, () -> Sessions.conf(secret)).get("spark.authenticate.secret"))
        .isEqualTo("a secret");
    assertThat(secret.spark().toString()).doesNotContain("a secret");
    Settings open = settings("spark.settings.\"spark.authenticate\"=\"false\"");
    assertThat(with(cluster, () -> Sessions.conf(open)).get("spark.authenticate"))
        .isEqualTo("false");
  }

  @Test
  void executorsFormatAsTheDriverDoes() {
    SparkConf conf =
        with(
            Map.of("spark.executor.defaultJavaOptions", "-Xss4m"), () -> Sessions.conf(settings()));

    assertThat(conf.get("spark.executor.defaultJavaOptions"))
        .startsWith("-Xss4m -Duser.language=en ")
        .contains("-Duser.timezone=UTC")
        .contains("-Dfile.encoding=UTF-8");
    assertThat(conf.get("spark.executorEnv.LC_ALL")).isEqualTo("C.UTF-8");
  }

  /** Spark's own value; empty if Spark SQL has no such setting, or no value for it. */
  private static String standard(String name) {
    try {
      return Optional.ofNullable(new SQLConf().getConfString(name)).orElse("");
    } catch (Exception e) {
      // Checked or not: Scala does not say.
      return "";
    }
  }

  private static String set(String name) {
    return "spark.settings.\"" + name + "\"=\"true\"";
  }

  private static Settings settings(String... pairs) {
    return Settings.load(Optional.of(Path.of(CONF)), List.of(pairs), Map.of());
  }

  /** With these properties of the JVM for the time of the work. */
  private static <T> T with(Map<String, String> properties, Supplier<T> work) {
    properties.forEach(System::setProperty);
    try {
      return work.get();
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }
}
