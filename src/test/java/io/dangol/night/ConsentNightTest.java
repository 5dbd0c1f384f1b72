package io.dangol.night;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import io.dangol.publish.ServedCustomer;
import io.dangol.publish.ServingQueries;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to write a withdrawal, from the landing files to the lists that readers see. */
@Tag("slow")
class ConsentNightTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 9);

  private static final String CONF =
      """
      zone = UTC
      recommend { rank = 2, ials.epochs = 1 }
      spark.shuffle-partitions = 2
      ingest.sources {
        till {
          format = csv, path = "till.csv", currency = EUR
          types { quantity = int, price = "decimal(12,2)" }
          events {
            account-id = customer, event-type = "'purchase'", item = article, occurred-at = time
            quantity = quantity, amount = "quantity * price"
          }
        }
        statements {
          format = csv, path = "statements*.csv", max-rejected = 0.3
          customers { account-id = "lower(customer)", birthday = birthday }
          consents.all {
            account-id = "lower(customer)", purpose = purpose, channel = channel
            granted = granted, since = since
          }
        }
        both {
          format = csv, path = "both.csv"
          consents {
            app { account-id = customer, purpose = "'personalisation'", granted = app, since = since }
            shop { account-id = customer, purpose = "'personalisation'", granted = shop, since = since }
          }
        }
      }
      """;

  /** Of the first three days of March; what each comes to is in the test. */
  private static final String STATEMENTS =
      """
      customer,purpose,channel,granted,since,birthday
      kim01,personalisation,any,false,2026-03-01,
      kim02,Personalisation,Any,false,2026-03-01,
      kim04,personalisation,any,false,2026-03-02T10:00:00Z,
      kim04,personalisation,any,true,2026-03-02 11:00:00+01:00,
      kim05,personalisation,any,false,2026-03-01,31.02.1980
      kim06,personalisation,all,nein,2026-03-01,
      kim07,personalisation,any,false,01.03.2026,
      kim08,personalisation,any,true,2026-03-01,1980-02-28
      KIM\u00a009,personalisation,*,false,2026-03-01,
      kim10,personalisation,email,false,2026-03-01,
      kim12,personalisation,fax,false,2026-03-01,
      kim13,personalisation,any,perhaps,2026-03-01,
      kim14,personalisation,any,false,2026-03-03,
      """;

  @TempDir Path folder;

  @Test
  void doubtAboutConsentIsAWithdrawal() throws IOException {
    deliver();
    Settings settings =
        Settings.load(
            Optional.of(folder.resolve("shop.conf")),
            List.of("home=" + folder.resolve("home"), "ingest.folder=" + folder),
            Map.of());
    TestSpark.session();

    assertThatThrownBy(() -> night(settings, AcceptedGates.NONE))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining("source statements: the consents of 2 records cannot be read")
        .hasMessageContaining("--accept rejected-consents")
        .hasMessageNotContaining("kim");
    RunReport report = night(settings, AcceptedGates.of(List.of("rejected-consents")));
    assertThat(report.warnings())
        .anyMatch(
            said -> said.startsWith("accepted: source statements: the consents of 2 records"));

    try (ServingQueries store = settings.publish().store().queries()) {
      Set<String> listed =
          ids()
              .filter(
                  id -> store.customer(id).map(ServedCustomer::list).orElse(List.of()).size() > 0)
              .collect(toSet());
      assertThat(listed).containsExactlyInAnyOrder("kim03", "kim08", "kim10");
    }
  }

  private static RunReport night(Settings settings, AcceptedGates accepted) {
    return Night.open(settings, (job, place, of) -> {})
        .run(AS_OF, false, accepted, NightReports.of(settings).last(AS_OF));
  }

  private void deliver() throws IOException {
    write("shop.conf", CONF);
    write(
        "till.csv",
        "customer,article,time,quantity,price\n"
            + IntStream.range(0, 84)
                .mapToObj(
                    i ->
                        String.format(
                            Locale.ROOT,
                            "%s,a%s,2026-03-0%sT09:00:%02dZ,1,2.50\n",
                            id(i % 14),
                            (i / 14 + i) % 8,
                            1 + i % 9,
                            i % 60))
                .collect(joining()));
    write("statements-1.csv", STATEMENTS);
    write(
        "statements-2.csv",
        """
        customer,purpose,channel,granted,since,birthday
        kim14,personalisation,any,true,2026-03-03,
        """);
    write("both.csv", "customer,app,shop,since\nkim11,Y,N,2026-03-01\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static Stream<String> ids() {
    return IntStream.range(0, 14).mapToObj(ConsentNightTest::id);
  }

  private static String id(int n) {
    return n == 8 ? "kim 09" : String.format(Locale.ROOT, "kim%02d", n + 1);
  }
}
