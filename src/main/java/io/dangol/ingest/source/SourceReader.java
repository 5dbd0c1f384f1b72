package io.dangol.ingest.source;

import io.dangol.config.EditDistance;
import io.dangol.config.Section;
import io.dangol.ingest.file.CsvLayout;
import io.dangol.ingest.file.Format;
import io.dangol.ingest.file.Frame;
import io.dangol.money.Currencies;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/** Reads one source from the configuration and notes whatever a reader of rows would stumble on. */
final class SourceReader {
  private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z0-9+.-]*:/");

  /** Zones are for values: whether an expression fits its column depends on none. */
  private static final ZoneId ANY_ZONE = ZoneOffset.UTC;

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
            section.has("columns") ? section.texts("columns") : List.of(),
            map("types"),
            section.has("decimal-comma") && section.flag("decimal-comma"),
            section.has("zone") ? Optional.of(section.zone("zone")) : Optional.<ZoneId>empty(),
            currency(),
            timestampFormat(),
            duplicates(),
            words,
            eventTypes(),
            exclude(),
            limits.of(section),
            section.has("required-event-types") ? section.texts("required-event-types") : List.of(),
            each(),
            mappings());
    check(source);
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
    Optional<String> problem = format.flatMap(Instants::problem);
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
      if (!section.has(kind.label())) {
        continue;
      }
      if (kind == Kind.CONSENTS) {
        section
            .sections(kind.label())
            .forEach(
                (key, block) -> {
                  Mapping consent = Mapping.read(kind, kind.label() + "." + key, block);
                  consent
                      .expressions()
                      .forEach(
                          (word, sql) ->
                              words.problem(word, sql).ifPresent(p -> block.problem(word, p)));
                  mappings.add(consent);
                });
      } else {
        mappings.add(Mapping.read(kind, kind.label(), section.section(kind.label())));
      }
    }
    return mappings;
  }

  private void check(SourceSettings source) {
    source
        .types()
        .forEach(
            (column, type) ->
                RawType.problem(type).ifPresent(p -> section.problem("types", column + ": " + p)));
    if (source.mappings().isEmpty()) {
      section.problem("path", "feeds nothing: add a block events, items, customers, ...");
    }
    if (source.format() == Format.JSON && source.types().isEmpty()) {
      section.problem("format", "is json, which needs types { column = type }");
    }
    if (source.format() == Format.CSV && !source.csv().hasHeader() && source.columns().isEmpty()) {
      section.problem("header", "is false, which needs columns = [in the order of the file]");
    }
    if (source.duplicates() == Duplicates.REPLACE && !source.gives("event-id")) {
      section.problem(
          "duplicates",
          "needs events.event-id: the source's own id, by which a later record finds the former");
    }
    if (source.currency().isEmpty() && source.gives("amount") && !source.gives("currency")) {
      section.problem(
          "events.amount", "needs the source's currency, or events.currency if records name it");
    }
    checkColumns(source);
    checkRequiredTypes(source);
    checkExpressions(source);
  }

  /** Columns that nothing uses, and of lines those that no group names. */
  private void checkColumns(SourceSettings source) {
    List<String> expressions = source.expressions().toList();
    if (expressions.stream().anyMatch(sql -> SqlExpression.problem(sql).isPresent())) {
      return;
    }
    List<String> columns = source.rawColumns();
    if (source.format() == Format.CSV && !source.csv().hasHeader() && section.has("optional")) {
      section.problem("optional", "needs a header that names the columns; see ragged");
    }
    if (source.format() == Format.CSV) {
      source.frame().fillDown().stream()
          .filter(name -> !columns.contains(name))
          .forEach(name -> section.problem("fill-down", "names " + name + ", which is no column"));
    }
    source.frame().optional().stream()
        .filter(name -> source.format() == Format.CSV && !columns.contains(name))
        .forEach(name -> section.problem("optional", "names " + name + ", which nothing uses"));
    if (source.format() == Format.LINES && !source.frame().pattern().isEmpty()) {
      expressions.stream()
          .flatMap(sql -> SqlExpression.columns(sql).stream())
          .filter(name -> !columns.contains(name) && !isElement(source, name))
          .distinct()
          .forEach(name -> section.problem("pattern", "has no group for the column " + name));
    }
  }

  private static boolean isElement(SourceSettings source, String name) {
    return source.each().filter(each -> each.name().equals(name)).isPresent();
  }

  private void checkRequiredTypes(SourceSettings source) {
    Set<String> known = new TreeSet<>(source.eventTypes().values());
    if (known.isEmpty()) {
      known.addAll(SourceSettings.EVENT_TYPES);
    }
    for (String type : source.requiredEventTypes()) {
      if (!known.contains(type)) {
        String hint =
            EditDistance.nearest(type, known)
                .map(near -> ", did you mean " + near + "?")
                .orElse("");
        section.problem("required-event-types", type + " is no type that the source gives" + hint);
      }
    }
  }

  /** Over the columns as they are declared; what cannot be parsed is noted already. */
  private void checkExpressions(SourceSettings source) {
    boolean isSound =
        source.types().values().stream().allMatch(type -> RawType.problem(type).isEmpty())
            && source.expressions().allMatch(sql -> SqlExpression.problem(sql).isEmpty());
    if (isSound) {
      source.rawTypes().ifPresent(columns -> checkExpressions(source, columns));
    }
  }

  private void checkExpressions(SourceSettings source, StructType raw) {
    StructType columns = raw;
    if (source.each().isPresent()) {
      Elements each = source.each().get();
      Optional<String> problem = each.problem(raw, ANY_ZONE);
      if (problem.isPresent()) {
        section.problem("each." + each.name(), problem.get());
        return;
      }
      if (source.mappings().stream().noneMatch(each::isReadBy)) {
        section.problem("each." + each.name(), "is read by no expression of a block");
      }
      columns = each.with(raw, ANY_ZONE);
    }
    new Expressions(source, columns, ANY_ZONE)
        .problems().stream()
            .filter(problem -> source.format() != Format.LINES || !problem.isUnknownColumn())
            .forEach(problem -> section.problem(problem.key(), problem.text()));
  }

  private Optional<String> text(String key) {
    return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
  }

  private Map<String, String> map(String key) {
    return section.has(key) ? section.textMap(key) : Map.of();
  }
}
