package io.dangol.ingest;

import io.dangol.config.Section;
import io.dangol.ingest.source.Kind;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.money.Currencies;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks, before any file is read, that the amounts of all sources can be added up. */
record RateCheck(Section section, List<SourceSettings> sources, Currencies currencies) {

  /** Notes every problem in the section. */
  void run() {
    SortedMap<String, List<String>> sourcesByCurrency = sourcesByCurrency();
    boolean hasOwn = currencies.own().isPresent();
    List<String> rating =
        sources.stream().filter(s -> s.feeds(Kind.RATES)).map(SourceSettings::name).toList();
    if (!hasOwn) {
      checkStatedCurrencies();
    }
    if (!hasOwn && !rating.isEmpty()) {
      section.problem(
          "currency", "must be given: the currency in which the rates of %s are".formatted(rating));
    }
    if (!hasOwn && sourcesByCurrency.size() > 1) {
      section.problem(
          "currency",
          "must be given, since amounts of several currencies cannot be added up (currency = sources: %s): name the shop's own, and give ingest.rates for the others, or let a source bring rates"
              .formatted(sourcesByCurrency));
    } else if (hasOwn && rating.isEmpty()) {
      requireRates(sourcesByCurrency);
    }
  }

  /** The names of the sources with amounts in each currency. */
  private SortedMap<String, List<String>> sourcesByCurrency() {
    SortedMap<String, List<String>> names = new TreeMap<>();
    for (SourceSettings source : sources) {
      if (source.gives("amount")) {
        source
            .currency()
            .ifPresent(
                code -> names.computeIfAbsent(code, c -> new ArrayList<>()).add(source.name()));
      }
    }
    return names;
  }

  /** Records that name their currency may name any. */
  private void checkStatedCurrencies() {
    sources.stream()
        .filter(source -> source.gives("amount") && source.gives("currency"))
        .forEach(
            source ->
                section.problem(
                    "currency",
                    "must be given, since records of the source %s name theirs: the currency in which the shop adds up"
                        .formatted(source.name())));
  }

  private void requireRates(SortedMap<String, List<String>> sourcesByCurrency) {
    sourcesByCurrency.forEach(
        (code, names) -> {
          if (!currencies.known().contains(code)) {
            section.problem(
                "rates",
                "need %s = ..., what one is worth in %s: it is the currency of %s; or let a source bring rates"
                    .formatted(code, currencies.own().orElseThrow(), names));
          }
        });
  }
}
