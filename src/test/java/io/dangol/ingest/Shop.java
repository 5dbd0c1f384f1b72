package io.dangol.ingest;

import static java.util.stream.Collectors.toMap;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.ingest.source.ConsentWords;
import io.dangol.ingest.source.Limits;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.money.Rated;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small shop with one dated CSV log of sales, for tests. */
public final class Shop {
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  static final String HEADER = "card,kind,code,title,at,qty,price,till\n";

  private static final Expected EXPECTED =
      new Expected(0.2, 0.2, false, new Calendar(Set.of(DayOfWeek.SATURDAY), Set.of()));

  private static final String SALES =
      """
      format = csv
      types { qty = int, price = "decimal(18,4)" }
      currency = GBP
      events {
        account-id = card, event-type = kind, item = "upper(code)", occurred-at = at
        quantity = qty, amount = "qty * price", context { till = till }
      }
      event-types { SALE = purchase, BACK = refund }
      required-event-types = [purchase]
      items { code = "upper(code)", title = title, when = "title is not null" }
      exclude { postage = "code = 'POST'" }
      """;

  public static final Limits LIMITS =
      new Limits(
          BigDecimal.valueOf(1e9), BigDecimal.valueOf(1e6), Rated.always(Set.of("GBP", "SEK")));
  static final Currencies ONE_CURRENCY = new Currencies(Optional.empty(), new TreeMap<>(), 0);
  public static final ConsentWords WORDS = new ConsentWords(Set.of("email", "sms"));

  private Shop() {}

  /** Sales in a folder, one file a day. */
  public static SourceSettings sales(String folder) {
    return sales(folder, "");
  }

  /**
   * The same with differences.
   *
   * @param differences HOCON; {@code key = null} takes a key away
   */
  public static SourceSettings sales(String folder, String differences) {
    return source("sales", "path = \"" + folder + "/{yyyy-MM-dd}*.csv\"\n" + differences);
  }

  /** The same in files of another path. */
  static SourceSettings salesAt(String path) {
    return source("sales", "path = \"" + path + "\"");
  }

  /** The same in files of another path, where equal lines are events of their own. */
  static SourceSettings keeping(String path) {
    return source("sales", "path = \"" + path + "\", duplicates = keep");
  }

  /** The same in parquet files. */
  public static SourceSettings parquet(String folder) {
    return sales(
        folder, "format = parquet, path = \"" + folder + "/{yyyy-MM-dd}*.parquet\", types = null");
  }

  /** The same source, of files without a header. */
  static SourceSettings headerless(String folder) {
    return sales(folder, "header = false, columns = [" + HEADER.strip() + "]");
  }

  /**
   * The sales under another name.
   *
   * @param differences HOCON that names a path
   */
  static SourceSettings source(String name, String differences) {
    Config config =
        ConfigFactory.parseMap(Map.of("sources", Map.of(name, Map.of())))
            .withValue(
                "sources." + name,
                ConfigFactory.parseString(differences)
                    .withFallback(ConfigFactory.parseString(SALES))
                    .root());
    Problems problems = new Problems();
    Section sources = Section.root(config, problems).section("sources");
    SourceSettings source = SourceSettings.read(name, sources.section(name), "", LIMITS, WORDS);
    problems.throwIfAny();
    return source;
  }

  static IngestSettings settings(SourceSettings... sources) {
    return readAs("as ever", sources);
  }

  /** The same where any number of records may be rejected. */
  static IngestSettings lenient(SourceSettings source) {
    Expected any = new Expected(1, 0.2, false, EXPECTED.calendar());
    return new IngestSettings(
        List.of(source),
        any.calendar(),
        Map.of(source.name(), any),
        Duration.ZERO,
        "as ever",
        ONE_CURRENCY);
  }

  /** The same under a fingerprint of what records mean. */
  static IngestSettings readAs(String fingerprint, SourceSettings... sources) {
    return new IngestSettings(
        List.of(sources),
        EXPECTED.calendar(),
        Stream.of(sources).collect(toMap(SourceSettings::name, source -> EXPECTED)),
        Duration.ZERO,
        fingerprint,
        ONE_CURRENCY);
  }

  static Run night(String asOf) {
    return new Run("run", LocalDate.parse(asOf), LONDON, 7);
  }
}
