package io.dangol.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.privacy.Consent;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the lines of files to who withdraws, by way of the tables. */
class ConsentHistoryTest {
  private static final Set<String> ACCEPTED = Set.of(IngestEvents.REJECTED_CONSENTS);
  private static final Run RUN = Shop.night("2011-03-11");

  /** One instant a line, in several formats; the shop is in London, in winter. */
  private static final String[][] TIMES = {
    {"2011-03-01 09:00:00", "2011-03-01T09:00:00Z", "2011-03-01T10:00:00+01:00"},
    {"2011-03-02 09:00:00", "2011-03-02T09:00:00.000Z", "2011-03-02T18:00:00+09:00"},
    {"2011-03-03T00:00:00", "2011-03-03", "2011-03-02T23:00:00-01:00"}
  };

  private static final String[] IDS = {"kim %03d", " KIM\u00a0%03d", "Kim\u3000 %03d\u200b"};
  private static final String[] ALL = {"any", "Any", "ALL", "*", " any\u00a0", ""};
  private static final String[] YES = {"Y", "true", "ja", "oui", "예"};
  private static final String[] NO = {"N", "False", "NEIN", "non", "아니오"};

  /** A line; time is the place in {@link #TIMES}. */
  private record Statement(int account, int time, String channel, String granted, String line) {}

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @Test
  void whateverTheOrderTheFilesAndTheNightsTheDecisionIsThatOfTheStatements() throws IOException {
    Random random = new Random(7);
    List<Statement> statements = IntStream.range(0, 600).mapToObj(i -> statement(random)).toList();
    List<String> days = List.of("2011-03-07", "2011-03-08", "2011-03-09");
    // Files of each day for each night; those of a former day are late.
    for (int night = 0; night < days.size(); night++) {
      for (int day = 0; day <= night; day++) {
        int file = 10 * night + day;
        String lines =
            statements.stream()
                .filter(
                    s ->
                        Math.floorMod(s.hashCode(), 6)
                            == List.of(0, 10, 11, 20, 21, 22).indexOf(file))
                .map(Statement::line)
                .collect(joining());
        deliver(days.get(day) + "-" + night, lines);
      }
      night(days.get(night), source(""), ACCEPTED);
    }

    Set<String> expected = new TreeSet<>();
    statements.stream()
        .collect(groupingBy(Statement::account))
        .forEach(
            (account, said) -> {
              if (isWithdrawn(said)) {
                expected.add(String.format(Locale.ROOT, "kim %03d", account));
              }
            });
    assertThat(expected).hasSizeBetween(30, 90);
    assertThat(withdrawn()).isEqualTo(expected);
  }

  @Test
  void aRecordThatCannotBeReadStopsTheNightOrWithdrawsUntilItIsReplayed() throws IOException {
    deliver(
        "2011-03-09",
        """
        kim 1,personalisation,,any,2011-03-09 09:00:00,1,1,perhaps
        kim 2,personalisation,,any,09.03.2011 09:00:00,1,1,N
        kim 3,profiling,,any,2011-03-09 09:00:00,1,1,N
        kim 4,personalisation,,fax,2011-03-09 09:00:00,1,1,Y
        kim 5,personalisation,,fax,2011-03-09 09:00:00,1,1,N
        ,personalisation,,any,2011-03-09 09:00:00,1,1,N
        kim 7,personalisation,,any,2011-03-09 09:00:00,1,1,Y
        kim 8,personalisation,,any,2011-03-09 09:00:00,1,1,perhaps
        """);
    assertThatThrownBy(() -> night("2011-03-09", source(""), Set.of()))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining(
            "source sales: the consents of 6 records cannot be read" + " (2 for bad-flag, first ")
        .hasMessageContaining("2011-03-09.csv:2; 1 for bad-time, first ")
        .hasMessageContaining("1 for no-account-id, first ")
        .hasMessageContaining("1 for unknown-channel, first ")
        .hasMessageContaining("1 for unknown-purpose, first ")
        .hasMessageContaining("run 'dangol nightly --as-of 2011-03-09 --accept rejected-consents'")
        .hasMessageNotContaining("kim");
    assertThat(lake.rows(Tables.CONSENTS)).isEmpty();

    night("2011-03-09", source(""), ACCEPTED);
    assertThat(lake.warnings())
        .singleElement()
        .asString()
        .startsWith("accepted: source sales: the consents of 6 records cannot be read");
    assertThat(withdrawn()).containsExactly("kim 1", "kim 2", "kim 3", "kim 5", "kim 8");
    assertThat(withdrawn(Purpose.ANALYTICS)).containsExactly("kim 3");

    deliver("2011-03-10", "kim 8,personalisation,,any,2011-03-10 09:00:00,1,1,Y\n");
    night("2011-03-10", source(""), Set.of());
    assertThat(withdrawn()).containsExactly("kim 1", "kim 2", "kim 3", "kim 5");

    // Perhaps is a yes, a profile is for analytics: what they meant is known, the rest is not.
    String mended =
        """
        consents.one {
          granted = "replace(till, 'perhaps', 'yes')", purpose = "replace(kind, 'profiling', 'analytics')"
        }
        """;
    new ReplayRejects(
            Shop.settings(source(mended)), new ReplaySelection(Optional.empty(), Optional.empty()))
        .run(Shop.night("2011-03-10"), lake, lake);
    assertThat(withdrawn()).containsExactly("kim 2", "kim 5");
    assertThat(withdrawn(Purpose.ANALYTICS)).containsExactly("kim 3");
  }

  @Test
  void aFileWhoseConsentsAreAllLostIsNeverTaken() throws IOException {
    deliver("2011-03-08", "kim 1,personalisation,,any,2011-03-08 09:00:00,1,1,Y\n");
    night("2011-03-08", source(""), Set.of());
    deliver(
        "2011-03-09",
        IntStream.rangeClosed(1, 12)
            .mapToObj("kim %s,personalisation,,any,2011-03-09 09:00:00,1,1,nope\n"::formatted)
            .collect(joining()));

    assertThatThrownBy(() -> night("2011-03-09", source(""), Set.of()))
        .hasMessageContaining("the consents of 12 records cannot be read (12 for bad-flag");
    assertThatThrownBy(() -> night("2011-03-09", source(""), ACCEPTED))
        .hasMessageContaining("2011-03-09.csv: 12 of 12 records would be rejected");
    assertThat(lake.read(Tables.CONSENTS).count()).isEqualTo(2);
  }

  /** What the statements of one account come to; those for one channel only are no matter. */
  private static boolean isWithdrawn(List<Statement> said) {
    int last = -1;
    boolean isWithdrawn = false;
    for (Statement statement : said) {
      boolean withdraws = Set.of(NO).contains(statement.granted());
      boolean isForAll =
          Set.of(ALL).contains(statement.channel())
              || (withdraws && statement.channel().equals("fax"));
      if (isForAll && statement.time() > last) {
        last = statement.time();
        isWithdrawn = withdraws;
      } else if (isForAll && statement.time() == last) {
        isWithdrawn = isWithdrawn || withdraws;
      }
    }
    return isWithdrawn;
  }

  private static Statement statement(Random random) {
    int account = random.nextInt(120);
    int time = random.nextInt(TIMES.length);
    String channel =
        random.nextInt(3) > 0 ? one(ALL, random) : random.nextBoolean() ? "Email" : "fax";
    String granted = random.nextInt(3) == 0 ? one(NO, random) : one(YES, random);
    return new Statement(
        account,
        time,
        channel,
        granted,
        "%s,%s,,%s,%s,1,1,%s\n"
            .formatted(
                one(IDS, random).formatted(account),
                random.nextBoolean() ? "personalisation" : " Personalization",
                channel,
                one(TIMES[time], random),
                granted));
  }

  private static String one(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }

  /** Consents alone, of which one line holds two: for now, and for a time that is long ago. */
  private SourceSettings source(String differences) {
    return Shop.sales(
        folder.toString(),
        """
        events = null, items = null, exclude = null, required-event-types = null
        consents {
          one { account-id = "lower(card)", purpose = kind, channel = title, granted = till, since = at }
          two { account-id = "lower(card)", purpose = "'marketing'", granted = "'no'", since = "'2000-01-01'" }
        }
        """
            + differences);
  }

  private void deliver(String file, String lines) throws IOException {
    Files.writeString(folder.resolve(file + ".csv"), Shop.HEADER + lines);
  }

  private void night(String day, SourceSettings source, Set<String> accepted) {
    new IngestEvents(Shop.settings(source), Settled.ALL, accepted).run(Shop.night(day), lake, lake);
  }

  private Set<String> withdrawn() {
    return withdrawn(Purpose.PERSONALISATION);
  }

  private Set<String> withdrawn(Purpose purpose) {
    var statements =
        Consent.statements(lake.read(Tables.CONSENTS), lake.read(Tables.REJECTED_CONSENTS));
    var identities = lake.read(Tables.IDENTITIES);
    List<String> accounts =
        Consent.exceptions(statements, identities, purpose, RUN, true)
            .join(identities, "customer_id")
            .select("account_id")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(new ArrayList<>(accounts)).doesNotHaveDuplicates();
    return new TreeSet<>(accounts);
  }
}
