package io.dangol.app;

import static io.dangol.testing.TinyShop.LAST_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.lake.TableHash;
import io.dangol.table.Table;
import io.dangol.testing.DangolProcess;
import io.dangol.testing.TinyShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Locale, charset and time zone of the environment change nothing. The shop's files have an umlaut
 * in their names, and its last day is one that there never was on Samoa.
 */
@Tag("slow")
class EnvironmentTest {
  private static final Duration NIGHT = Duration.ofMinutes(10);
  private static final String UTF8 = "C.UTF-8";

  @TempDir private Path folder;

  @Test
  void aNightIsTheSameInEveryEnvironment() {
    TinyShop shop = TinyShop.in(folder);
    Map<Table, TableHash> usual = night(shop, "en", UTF8, java("en", "US", "UTC"));

    assertThat(usual.values()).anySatisfy(hash -> assertThat(hash.rows()).isEqualTo(96));
    assertThat(night(shop, "fa", UTF8, java("fa", "IR", "Pacific/Apia"))).isEqualTo(usual);
    assertThat(night(shop, "tr", UTF8, java("tr", "TR", "UTC"))).isEqualTo(usual);
    assertThat(night(shop, "cron", "C", List.of("scripts/dangol"))).isEqualTo(usual);
  }

  private Map<Table, TableHash> night(
      TinyShop shop, String home, String locale, List<String> program) {
    Path tables = folder.resolve(home);
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of("nightly", "--conf", shop.conf().toString(), "--as-of", LAST_DAY.toString()));
    command.addAll(List.of("--set", "home=" + tables));
    try (DangolProcess night =
        DangolProcess.start(
            folder.resolve("said-" + home), Map.of("LC_ALL", locale, "LANG", locale), command)) {
      assertThat(night.exitCode(NIGHT)).as(night.err()).isZero();
    }
    return SimulatedNight.tables(tables.toString());
  }

  /** A JVM that takes these for its own: the last options win. */
  private static List<String> java(String language, String country, String zone) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@.mvn/java.options",
        "-Duser.language=" + language,
        "-Duser.country=" + country,
        "-Duser.timezone=" + zone,
        "-Xmx1g",
        "-Dlog4j2.configurationFile=conf/log4j2.properties",
        "-cp",
        System.getProperty("java.class.path"),
        "io.dangol.app.Main");
  }
}
