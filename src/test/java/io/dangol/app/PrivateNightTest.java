package io.dangol.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.lake.Lake;
import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.DangolProcess;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights in processes of their own, with Spark's log of events on: one whose records fail in
 * every way that still publishes, and one that is refused. Every personal value can be known by
 * what it holds.
 */
@Tag("slow")
class PrivateNightTest {
  private static final Duration NIGHT = Duration.ofMinutes(10);

  /** In every account id. */
  private static final String ACCOUNT = "zq7kim";

  /** In every other text that is personal or leads to a person. */
  private static final String OWN = "zq8own";

  /** Birthdays, and the days on which accounts were opened. */
  private static final List<String> DAYS = List.of("1911-11-1", "1912-12-1");

  private static final String CONF =
      """
      zone = UTC
      recommend { rank = 2, mllib.iterations = 1, trainer = ials }
      monitor.text-file = ${home}/shop.prom
      spark {
        master = "local[1]", shuffle-partitions = 1
        settings {
          "spark.sql.codegen.wholeStage" = "false"
          "spark.eventLog.enabled" = "true", "spark.eventLog.compress" = "false"
        }
      }
      ingest.sources {
        till {
          format = csv, path = "till_{yyyy-MM-dd}.csv", currency = EUR
          types { quantity = int, price = "decimal(12,2)" }
          // Fails with the customer's id in the message.
          exclude.staff = "item = 'i7' and cast(customer as int) > 3"
          events {
            account-id = customer, event-type = kind, item = item, occurred-at = time
            quantity = quantity, amount = "quantity * price"
            session-id = visit, basket-id = basket, text = typed, context { note = note }
          }
        }
        cards {
          format = csv, path = "cards.csv"
          customers {
            account-id = customer, birthday = born, joined-on = joined, region = region
            gender = gender, age-band = age, language = language
          }
          consents.all {
            account-id = customer, purpose = purpose, granted = granted, since = since
          }
          contacts {
            contact-id = mail, account-id = customer, channel = "'email'", sent-at = since
          }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void noPersonalValueLeavesTheTablesThatAreMadeForIt() throws IOException {
    Path events = Files.createDirectory(folder.resolve("spark-events"));
    Files.writeString(folder.resolve("shop.conf"), CONF);
    Files.writeString(folder.resolve("cards.csv"), cards());
    for (int day = 1; day <= 8; day++) {
      deliver("2026-03-0" + day, "2026-03-0" + day);
    }

    String published = night("2026-03-08", 0);
    deliver("2026-03-09", "9th of March");
    String refused = night("2026-03-09", 3);

    assertThat(published).contains("published release 1");
    assertThat(refused).contains("bad-time", "events.occurred-at");
    assertThat(files(events, file -> true)).hasSizeGreaterThan(1);
    assertThat(home().resolve("shop.prom")).content().contains("dangol_");
    assertThat(holding(file -> !isTable(file) && !isStore(file), personal())).isEmpty();
    assertThat(holding(PrivateNightTest::isStore, others())).isEmpty();
    assertThat(holding(PrivateNightTest::isStore, List.of(ACCOUNT))).isNotEmpty();
    assertNoOtherColumnHoldsOne();
  }

  private void assertNoOtherColumnHoldsOne() {
    Lake lake = new Lake(TestSpark.session(), home().toString());
    assertThat(lake.read(Tables.REJECTED_EVENTS).count()).isGreaterThan(2);
    assertThat(lake.read(Tables.CONTACTS).count()).isPositive();
    for (Table table : Tables.all()) {
      List<Column> open =
          table.columns().stream()
              .filter(field -> field.privacy() == Privacy.NONE)
              .map(field -> field.col().cast(DataTypes.StringType))
              .toList();
      Column text = functions.concat_ws(" ", open.toArray(Column[]::new));
      assertThat(lake.read(table).where(text.rlike(String.join("|", personal()))).count())
          .as(table + ": " + table.columns().stream().map(Field::name).collect(joining(", ")))
          .isZero();
    }
  }

  /** Runs a night; what it says on both streams. */
  private String night(String asOf, int exitCode) {
    List<String> command = new ArrayList<>(List.of("scripts/dangol", "nightly", "--as-of", asOf));
    command.addAll(List.of("--conf", folder.resolve("shop.conf").toString()));
    command.addAll(List.of("--set", "home=" + home(), "--set", "ingest.folder=" + folder));
    command.addAll(List.of("--set", "ingest.settle=0s"));
    String java =
        DangolProcess.QUICK + " -Dspark.eventLog.dir=" + folder.resolve("spark-events").toUri();
    try (DangolProcess night =
        DangolProcess.start(
            folder.resolve("said-" + asOf), Map.of("JAVA_TOOL_OPTIONS", java), command)) {
      assertThat(night.exitCode(NIGHT)).as(night.err()).isEqualTo(exitCode);
      return night.out() + night.err();
    }
  }

  private void deliver(String day, String written) throws IOException {
    String sales =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "%s%s,purchase,i%s,%s %s:00:00,1,2.50,%s-v,%s-b,%s words,%s\n"
                        .formatted(
                            ACCOUNT,
                            i,
                            (i + day.hashCode()) % 7,
                            written,
                            10 + i,
                            OWN,
                            OWN + i,
                            OWN,
                            OWN))
            .collect(joining());
    String failing =
        ACCOUNT + "1,purchase,i7,%s 10:00:00,1,2.50,,,,".formatted(written) + OWN + "\n";
    String wrong = ACCOUNT + "2,purchase,i1," + OWN + ",1,2.50,,,," + OWN + "\n";
    Files.writeString(
        folder.resolve("till_" + day + ".csv"),
        "customer,kind,item,time,quantity,price,visit,basket,typed,note\n"
            + sales
            + failing
            + wrong);
  }

  /** One of the birthdays cannot be read. */
  private static String cards() {
    return "customer,born,joined,region,gender,age,language,purpose,granted,since,mail\n"
        + IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "%s%s,%s,1912-12-1%s,%s land,%s,%s,%s,personalisation,%s,2026-01-01,%s@example.org\n"
                        .formatted(
                            ACCOUNT,
                            i,
                            i == 3 ? OWN : "1911-11-1" + i % 9,
                            i % 9,
                            OWN,
                            OWN,
                            OWN,
                            OWN,
                            i != 4,
                            OWN + i))
            .collect(joining());
  }

  private Path home() {
    return folder.resolve("home");
  }

  private static List<String> personal() {
    return Stream.concat(Stream.of(ACCOUNT), others().stream()).toList();
  }

  private static List<String> others() {
    return Stream.concat(Stream.of(OWN), DAYS.stream()).toList();
  }

  private static boolean isTable(Path file) {
    return file.toString().endsWith(".parquet");
  }

  private static boolean isStore(Path file) {
    return file.getFileName().toString().startsWith("serving.db");
  }

  /** Files, other than the shop's own, that hold one of these. */
  private List<String> holding(Predicate<Path> which, List<String> values) throws IOException {
    List<String> holding = new ArrayList<>();
    Predicate<Path> isOurs = file -> !file.getParent().equals(folder) || isSaid(file);
    for (Path file : files(folder, isOurs.and(which))) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      values.stream()
          .filter(text::contains)
          .forEach(value -> holding.add(value + " in " + folder.relativize(file)));
    }
    return holding;
  }

  private static boolean isSaid(Path file) {
    return file.getFileName().toString().startsWith("said-");
  }

  private static List<Path> files(Path root, Predicate<Path> which) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).filter(which).toList();
    }
  }
}
