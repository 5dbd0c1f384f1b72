package io.dangol.simulate;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.Hocon;
import io.dangol.testing.TestSpark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

  @TempDir Path folder;

  @Test
  void partitioningDoesNotChangeTheFiles() {
    SimulatedFiles.Written one =
        SimulatedFiles.write(numbers(40, 1), numbers(64, 1), settings(0, "one"));
    SimulatedFiles.Written seven =
        SimulatedFiles.write(numbers(40, 7), numbers(64, 3), settings(0, "seven"));

    assertThat(seven).isEqualTo(one);
    assertThat(SimulatedFiles.areComplete(folder.resolve("one"))).isTrue();
    assertThat(SimulatedFiles.areComplete(folder)).isFalse();
    for (String feed : List.of("purchases", "visits", "items")) {
      assertThat(lines("seven/" + feed)).isEqualTo(lines("one/" + feed)).isNotEmpty();
    }
    assertThat(lines("one/purchases").keySet())
        .allMatch(file -> file.matches("day=2026-06-\\d\\d/[01]"));
    assertThat(distinct(lines("seven/customers"))).isEqualTo(distinct(lines("one/customers")));
  }

  @Test
  void countsErrorsAndDoesNotChangeOtherLines() {
    SimulatedFiles.Written clean =
        SimulatedFiles.write(numbers(40, 2), numbers(64, 2), settings(0, "clean"));
    SimulatedFiles.Written dirty =
        SimulatedFiles.write(numbers(40, 2), numbers(64, 2), settings(0.2, "dirty"));

    SimulatedFiles.Lines lines = dirty.purchases();
    long duplicates = lines.spoilt().get("duplicate");
    long damaged = lines.spoilt().values().stream().mapToLong(Long::longValue).sum() - duplicates;
    Set<String> different = distinct(lines("dirty/purchases"));
    Set<String> unspoilt = new TreeSet<>(different);
    unspoilt.retainAll(distinct(lines("clean/purchases")));

    assertThat(clean.purchases().spoilt().values()).containsOnly(0L);
    assertThat(lines.spoilt().values()).allSatisfy(count -> assertThat(count).isPositive());
    assertThat(lines.rows()).isEqualTo(clean.purchases().rows() + duplicates);
    assertThat(different)
        .hasSize((int) (clean.purchases().rows() + 1))
        .contains(PurchaseLine.HEADER);
    assertThat(unspoilt).hasSize((int) (clean.purchases().rows() - damaged + 1));
  }

  @Test
  void writesVisitsThatReadAsJsonAndNameTheSameCustomersAsPurchases() {
    SimulatedFiles.write(numbers(40, 2), numbers(64, 2), settings(0, ""));
    Dataset<Row> visits =
        TestSpark.session()
            .read()
            .option("mode", "FAILFAST")
            .schema(
                "ts bigint, visitor string, event string, article string, session string, query string")
            .json(folder + "/visits");
    Dataset<Row> purchases =
        TestSpark.session()
            .read()
            .option("sep", ";")
            .option("header", true)
            .csv(folder + "/purchases");

    assertThat(visits.filter("event = 'search'").filter("query is null").count()).isZero();
    assertThat(visits.filter("event <> 'search'").filter("article is null").count()).isZero();
    assertThat(
            visits
                .filter("visitor <> ''")
                .join(purchases, col("visitor").equalTo(col("card")), "left_semi")
                .count())
        .isPositive();
    assertThat(
            purchases
                .filter("day <> date_format(to_date(time, 'dd.MM.yyyy HH:mm:ss'), 'yyyy-MM-dd')")
                .count())
        .isZero();
  }

  @Test
  void writesTheTruePropertiesOfEachCustomer() {
    Dataset<Row> truth =
        Simulation.truth(numbers(40, 2), SimulatedHistoryTest.settings(40, 64, 180, 2));

    assertThat(truth.select("card").distinct().count()).isEqualTo(40);
    assertThat(truth.filter("staple is not null").filter("gap_days is null").count()).isZero();
    assertThat(truth.filter("dropout_on is not null").count()).isPositive();
  }

  @Test
  void writesThePlantedTruthNextToTheLogs() {
    SimulatedFiles.Written written =
        SimulatedFiles.write(
            numbers(40, 3),
            numbers(64, 1),
            Hocon.settings(
                "simulate",
                "kind = media, customers = 40, items = 64, days = 9, folder = \"%s\""
                    .formatted(folder.resolve("media")),
                SimulateSettings::read));

    assertThat(written.purchases().rows()).isZero();
    assertThat(written.visits().rows()).isPositive();
    assertThat(SimulatedFiles.areComplete(folder.resolve("media"))).isTrue();
    assertThat(
            TestSpark.session()
                .read()
                .json(folder + "/media/truth/customers")
                .select("card")
                .distinct()
                .count())
        .isEqualTo(40);
    // 2026-06-22 to 06-30, early summer; the readers' season has its peak on January 20.
    assertThat(
            TestSpark.session()
                .read()
                .json(folder + "/media/truth/season")
                .where("season between 0.6 and 0.8")
                .count())
        .isEqualTo(9);
  }

  private static Dataset<Row> numbers(int count, int partitions) {
    return TestSpark.session().range(0, count, 1, partitions).toDF();
  }

  /** Lines by folder and, within it, number of the file. */
  private Map<String, List<String>> lines(String feed) {
    Map<String, List<String>> lines = new TreeMap<>();
    Map<Path, Integer> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder.resolve(feed))) {
      for (Path path : found.filter(p -> p.toString().endsWith(".gz")).sorted().toList()) {
        int number = files.merge(path.getParent(), 1, Integer::sum) - 1;
        String name = folder.resolve(feed).relativize(path.getParent()) + "/" + number;
        lines.put(name, unzipped(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static List<String> unzipped(Path path) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Set<String> distinct(Map<String, List<String>> lines) {
    Set<String> distinct = new TreeSet<>();
    lines.values().forEach(distinct::addAll);
    return distinct;
  }

  private SimulateSettings settings(double dirt, String name) {
    return Hocon.settings(
        "simulate",
        """
        customers = 40, items = 64, days = 6, trips-per-month = 6
        last-day = "2026-06-30", zone = Europe/Lisbon, seed = 7
        loyal-share = 0.5, season = 0.15, dirt = %s, files-per-day = 2, folder = "%s"
        """
            .formatted(dirt, folder.resolve(name)),
        SimulateSettings::read);
  }
}
