package io.dangol.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.ingest.Shop;
import io.dangol.ingest.file.CsvLayout;
import io.dangol.ingest.file.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {
  private static final String EVENTS =
      "\n events { event-type = kind, occurred-at = at }\n path = \"{yyyy-MM-dd}.csv\"\n";

  private final Problems problems = new Problems();

  @Test
  void readsWhatIsStatedAndElseTheStandard() {
    SourceSettings source =
        read("format = csv, delimiter = tab, quote = none, escape = none" + EVENTS);

    assertThat(problems.all()).isEmpty();
    assertThat(source.csv())
        .isEqualTo(new CsvLayout(CsvLayout.Header.FIRST_RECORD, "\t", (char) 0, (char) 0));
    assertThat(source.path()).isEqualTo(new DatedPath("logs/{yyyy-MM-dd}.csv"));
    assertThat(source.rawColumns()).containsExactly("at", "kind");
    assertThat(source.encoding()).isEqualTo("utf-8");
    assertThat(source.duplicates()).isEqualTo(Duplicates.DROP);
    assertThat(source.timestampFormat()).isEmpty();
  }

  @Test
  void readsTimestampFormatsThatSparkReads() {
    assertThat(
            read("format = csv, timestamp-format = \"dd.MM.yyyy HH:mm\"" + EVENTS)
                .timestampFormat())
        .isEqualTo(Optional.of("dd.MM.yyyy HH:mm"));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void replacingNeedsTheSourcesOwnId() {
    read("format = csv, duplicates = replace" + EVENTS);
    assertThat(problems.all())
        .singleElement()
        .satisfies(p -> assertThat(p).contains("sales.duplicates", "needs events.event-id"));
    assertThat(
            read("format = csv, duplicates = replace, events.event-id = id" + EVENTS).duplicates())
        .isEqualTo(Duplicates.REPLACE);
    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void expressionsAreCheckedWithTheFile() {
    read(
        """
        format = csv, exclude.tests = "Customer ID like 'T%'", required-event-types = [purchse]
        types { qty = integer }
        path = "{yyyy-MM-dd}.csv"
        events { event-type = kind, occurred-at = qty, item = Item No, quantity = "qty * qy()" }
        """);

    assertThat(problems.all())
        .hasSize(4)
        .anySatisfy(p -> assertThat(p).contains("exclude", "PARSE_SYNTAX_ERROR"))
        .anySatisfy(p -> assertThat(p).contains("write it in backticks, `Item No`"))
        .anySatisfy(p -> assertThat(p).contains("calls qy, which is no function of Spark"))
        .anySatisfy(p -> assertThat(p).contains("purchse is no type that the source gives, did"));
  }

  @Test
  void aDecimalCommaIsOneOfDeclaredNumbersOnly() {
    String sales =
        """
        format = csv, path = "a.csv", currency = EUR, types { total = "decimal(12,2)" }
        events {
          event-type = kind, occurred-at = at, quantity = qty, amount = total
          discount = "cast(replace(rebate, ',', '.') as double)"
        }
        items { code = item, price = price }
        """;

    read(sales);
    assertThat(problems.all()).isEmpty();
    read(sales + "decimal-comma = true");

    assertThat(problems.all())
        .extracting(problem -> problem.replaceFirst(".*?: sales\\.", ""))
        .containsExactlyInAnyOrder(
            "events.quantity = \"qty\" is a text, which decimal-comma leaves as it is: name the column in types, as in types { price = \"decimal(12,2)\" }",
            "items.price = \"price\" is a text, which decimal-comma leaves as it is: name the column in types, as in types { price = \"decimal(12,2)\" }");
  }

  @Test
  void namesEveryProblemAtOnce() {
    read(
        "format = csv, quote = \"||\", encoding = utf-9, currency = euro, duplicates = maybe"
            + "\n timestamp-format = \"YYYY-MM-dd\", types { n = nmuber }, event-types { A = \"Big Sale\" }"
            + "\n exclude { odd = \"a = = b\" }"
            + EVENTS);

    assertThat(problems.all())
        .extracting(problem -> problem.replaceFirst(".*?: \\d+: |String: \\d+: ", ""))
        .hasSize(8)
        .anySatisfy(p -> assertThat(p).contains("quote", "must be one character"))
        .anySatisfy(p -> assertThat(p).contains("encoding", "is no encoding that Java knows"))
        .anySatisfy(p -> assertThat(p).contains("currency", "must be an ISO 4217 code"))
        .anySatisfy(p -> assertThat(p).contains("duplicates", "must be drop, keep or replace"))
        .anySatisfy(p -> assertThat(p).contains("timestamp-format", "no pattern that Spark reads"))
        .anySatisfy(p -> assertThat(p).contains("types", "nmuber is no type"))
        .anySatisfy(p -> assertThat(p).contains("event-types", "must be a name such as cart_add"))
        .anySatisfy(p -> assertThat(p).contains("exclude", "rule odd: "));
  }

  @Test
  void aWordInQuotesMustBeOneThatConsentsKnow() {
    read(
        """
        format = csv, path = "a.csv"
        consents {
          a { account-id = card, purpose = "'Marketing'", channel = "'EMAIL'", granted = "'ja'", since = at }
          b { account-id = card, purpose = "'news'", channel = "'fax'", granted = "'perhaps'", since = at }
        }
        """);

    assertThat(String.join("\n", problems.all()))
        .contains(
            "consents.b.purpose is \"'news'\", must be one of personalisation, analytics, marketing",
            "consents.b.channel is \"'fax'\", must be any or one of privacy.channels",
            "consents.b.granted is \"'perhaps'\", must be a word for yes or no")
        .doesNotContain("consents.a");
  }

  @Test
  void aSourceMustFeedSomethingAndSayWhatItNeeds() {
    read("format = json, path = \"a.json\"");
    read("format = csv, header = false" + EVENTS);
    read("format = csv" + EVENTS + "events.amount = price");

    assertThat(String.join("\n", problems.all()))
        .contains(
            "feeds nothing: add a block",
            "is json, which needs types",
            "is false, which needs columns",
            "needs the source's currency");
  }

  @Test
  void readsTheFrameOfATable() {
    SourceSettings source =
        read(
            "format = csv, header = find, delimiter = \"||\", skip-lines = 3, skip-last-lines = 1"
                + "\n ragged = true, optional = [kind]"
                + EVENTS);

    assertThat(problems.all()).isEmpty();
    assertThat(source.frame()).isEqualTo(new Frame(3, 1, true, List.of("kind"), List.of(), ""));
    assertThat(source.csv()).isEqualTo(new CsvLayout(CsvLayout.Header.FOUND, "||", '"', '"'));
  }

  @Test
  void aFrameMustFitTheFormatAndTheExpressions() {
    read("format = csv, header = maybe, optional = [knid], pattern = \"(?<a>x)\"" + EVENTS);
    read("format = csv, header = false, columns = [kind, at], optional = [at]" + EVENTS);
    read("format = json, types { at = string }, ragged = true, skip-lines = 1" + EVENTS);
    read("format = lines" + EVENTS);
    read("format = lines, pattern = \"(?<kind>\"" + EVENTS);
    read("format = lines, pattern = \"x\"" + EVENTS);
    read("format = lines, pattern = \"(?<kind>x)(?<kind>x)\"" + EVENTS);
    read("format = lines, pattern = \"(?<kind>x)\"" + EVENTS);

    assertThat(problems.all())
        .extracting(problem -> problem.replaceFirst(".*?: sales\\.", ""))
        .containsExactlyInAnyOrder(
            "header is \"maybe\", must be true, false or find",
            "optional = [\"knid\"] names knid, which nothing uses",
            "pattern = \"(?<a>x)\" is for the format lines",
            "optional = [\"at\"] needs a header that names the columns; see ragged",
            "ragged = true is for the format csv",
            "skip-lines = 1 is for the format csv, lines",
            "events.event-type = \"kind\" [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name `kind` cannot be resolved. Did you mean one of the following? [`at`].",
            "format = \"lines\" is lines, which needs pattern = a regular expression with named groups",
            "pattern = \"(?<kind>\" is no regular expression of Java: Unclosed group",
            "pattern = \"x\" has no named group, such as (?<ip>\\S+)",
            "pattern = \"(?<kind>x)(?<kind>x)\" names a group twice",
            "pattern = \"(?<kind>x)\" has no group for the column at");
  }

  private SourceSettings read(String text) {
    Section root = Section.root(ConfigFactory.parseString("sales {" + text + "\n}"), problems);
    return SourceSettings.read("sales", root.section("sales"), "logs", Shop.LIMITS, Shop.WORDS);
  }
}
