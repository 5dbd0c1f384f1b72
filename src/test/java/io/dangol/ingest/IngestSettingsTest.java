package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.money.Currencies;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {

  @Test
  void severalCurrenciesNeedTheShopsOwnAndRates() {
    String two = source("till", "currency = EUR") + source("jp", "currency = JPY");

    assertThat(problems(two))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p)
                    .contains(
                        "currency must be given", "(currency = sources: {EUR=[till], JPY=[jp]})"));
    assertThat(problems(two + "currency = EUR, rates { SEK = 0.09 }"))
        .singleElement()
        .satisfies(
            p -> assertThat(p).contains("rates need JPY = ..., what one is worth in EUR", "[jp]"));
    assertThat(problems(two + "currency = EUR, rates { JPY = 0.0061 }")).isEmpty();
    String rating =
        "sources.bank { format = csv, path = r, rates { currency = c, day = d, worth = w } }\n";
    assertThat(problems(two + rating + "currency = EUR")).isEmpty();
    assertThat(problems(source("till", "currency = EUR") + rating))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p)
                    .contains("currency must be given: the currency in which the rates of [bank]"));
    assertThat(problems(source("till", "currency = EUR") + source("web", "currency = EUR")))
        .isEmpty();
  }

  @Test
  void recordsThatNameTheirCurrencyNeedTheShopsOwn() {
    String naming = source("orders", "events.currency = cur");

    assertThat(problems(naming))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p)
                    .contains(
                        "currency must be given", "records of the source orders name theirs"));
    assertThat(problems(naming + "currency = EUR, rates { JPY = 0.0061 }")).isEmpty();
    assertThat(problems(source("orders", "")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("needs the source's currency, or events.currency"));
  }

  private static String source(String name, String differences) {
    return """
    sources.%s {
      format = csv, path = "%s.csv"
      events { event-type = kind, occurred-at = at, amount = price }
      %s
    }
    """
        .formatted(name, name, differences);
  }

  private static List<String> problems(String ingest) {
    Problems problems = new Problems();
    Config standard = ConfigFactory.parseResources("reference.conf").getConfig("ingest");
    Section section =
        Section.root(ConfigFactory.parseString(ingest).withFallback(standard), problems);
    Section privacy = Section.root(ConfigFactory.parseString("channels = [email]"), problems);
    IngestSettings.read(section, privacy, "as ever", Currencies.read(section));
    return problems.all();
  }
}
