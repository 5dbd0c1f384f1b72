package io.dangol.ingest.source;

import io.dangol.config.Section;
import io.dangol.ingest.file.CsvLayout;
import io.dangol.ingest.file.Format;
import io.dangol.ingest.file.Frame;
import io.dangol.money.Currencies;
import io.dangol.sql.SqlExpression;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one source from the configuration; problems are noted in its section. */
final class SourceReader {
  private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z0-9+.-]*:/");

  private final String name;
  private final Section section;
  private final String folder;
  private final Limits limits;
  private final ConsentWords words;

  SourceReader(String name, Section section, String folder, Limits limits, ConsentWords words) {
    this.name = name;
    this.section = section;
    this.folder = folder;
    this.limits = limits;
    this.words = words;
  }

  SourceSettings read() {
    Format format = section.choice("format", Format.class);
    SourceSettings source =
        new SourceSettings(
            name,
            format,
            path(),
            CsvLayout.read(section),
            Frame.read(section, format),
            encoding(),
            texts("columns"),
            map("types"),
            flag("decimal-comma"),
            zone(),
            currency(),
            timestampFormat(),
            duplicates(),
            words,
            eventTypes(),
            exclude(),
            limits.of(section),
            texts("required-event-types"),
            each(),
            mappings());
    new SourceCheck(section, source).run();
    return source;
  }

  private DatedPath path() {
    String stated = section.text("path");
    section.refuseCredentials("path");
    boolean isAbsolute = stated.startsWith("/") || ABSOLUTE.matcher(stated).lookingAt();
    DatedPath path = new DatedPath(isAbsolute ? stated : folder + "/" + stated);
    path.problem().ifPresent(problem -> section.problem("path", problem));
    return path;
  }

  private String encoding() {
    String encoding = section.has("encoding") ? section.text("encoding") : "utf-8";
    try {
      Charset.forName(encoding);
      return encoding;
    } catch (IllegalArgumentException e) {
      section.problem("encoding", "is no encoding that Java knows, such as utf-8 or iso-8859-1");
      return "utf-8";
    }
  }

  private Optional<ZoneId> zone() {
    return section.has("zone") ? Optional.of(section.zone("zone")) : Optional.empty();
  }

  private Optional<String> currency() {
    Optional<String> currency = text("currency");
    if (currency.isPresent() && !Currencies.CODE.matcher(currency.get()).matches()) {
      section.problem(
          "currency",
          "must be an ISO 4217 code, such as EUR; a column that names it is events.currency");
    }
    return currency;
  }

  private Optional<String> timestampFormat() {
    Optional<String> format = text("timestamp-format");
    Optional<String> problem = format.flatMap(TimeProblems::ofFormat);
    problem.ifPresent(found -> section.problem("timestamp-format", found));
    return problem.isPresent() ? Optional.empty() : format;
  }

  private Duplicates duplicates() {
    String stated = text("duplicates").orElse("drop");
    return Stream.of(Duplicates.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(stated))
        .findFirst()
        .orElseGet(
            () -> {
              section.problem("duplicates", "must be drop, keep or replace");
              return Duplicates.DROP;
            });
  }

  private Map<String, String> eventTypes() {
    Map<String, String> types = map("event-types");
    types.forEach(
        (raw, canonical) -> {
          if (!TYPE_NAME.matcher(canonical).matches()) {
            section.problem("event-types", canonical + " must be a name such as cart_add");
          }
        });
    return types;
  }

  private Map<String, String> exclude() {
    Map<String, String> rules = map("exclude");
    rules.forEach(
        (rule, sql) ->
            SqlExpression.problem(sql)
                .ifPresent(problem -> section.problem("exclude", "rule " + rule + ": " + problem)));
    return rules;
  }

  private Optional<Elements> each() {
    Map<String, String> lists = map("each");
    if (lists.size() > 1) {
      section.problem("each", "names several lists, must be one");
    }
    lists.forEach(
        (element, sql) ->
            SqlExpression.problem(sql)
                .ifPresent(problem -> section.problem("each", element + ": " + problem)));
    return lists.entrySet().stream()
        .findFirst()
        .map(list -> new Elements(list.getKey(), list.getValue()));
  }

  private List<Mapping> mappings() {
    List<Mapping> mappings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (section.has(kind.label())) {
        if (kind == Kind.CONSENTS) {
          section.sections(kind.label()).forEach((key, block) -> mappings.add(consent(key, block)));
        } else {
          mappings.add(Mapping.read(kind, kind.label(), section.section(kind.label())));
        }
      }
    }
    return mappings;
  }

  private Mapping consent(String key, Section block) {
    Kind kind = Kind.CONSENTS;
    Mapping consent = Mapping.read(kind, kind.label() + "." + key, block);
    consent
        .expressions()
        .forEach(
            (word, sql) ->
                words.problem(word, sql).ifPresent(problem -> block.problem(word, problem)));
    return consent;
  }

  private List<String> texts(String key) {
    return section.has(key) ? section.texts(key) : List.of();
  }

  private boolean flag(String key) {
    return section.has(key) && section.flag(key);
  }

  private Optional<String> text(String key) {
    return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
  }

  private Map<String, String> map(String key) {
    return section.has(key) ? section.textMap(key) : Map.of();
  }
}
