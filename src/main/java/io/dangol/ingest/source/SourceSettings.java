package io.dangol.ingest.source;

import io.dangol.config.Section;
import io.dangol.ingest.file.CsvLayout;
import io.dangol.ingest.file.Format;
import io.dangol.ingest.file.Frame;
import io.dangol.ingest.file.TextLayout;
import io.dangol.money.Rated;
import io.dangol.sql.SqlExpression;
import io.dangol.table.Tables;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * One source: where its files are, how they are written, and what they mean.
 *
 * @param name in the configuration; written to every row that the source brings
 * @param encoding of a text format
 * @param columns of a CSV file without header, in order; with a header: columns that are required
 *     although no expression names them
 * @param types Spark types of raw columns; a value that does not fit rejects the record. For JSON
 *     these are the columns
 * @param decimalComma whether numbers of a CSV file are written as 1.234,56
 * @param zone of local times; the shop's if absent
 * @param currency of amounts whose record names none
 * @param timestampFormat of times that are text; ISO 8601 if absent
 * @param duplicates what happens to a record whose event is known already
 * @param consentWords in which consents are stated
 * @param eventTypes canonical type by the raw one; if empty, raw types are canonical
 * @param exclude condition by the name of the rule
 * @param limits beyond which a record is rejected
 * @param requiredEventTypes types that each batch of files must bring
 * @param each the list of which each element is a record
 */
public record SourceSettings(
    String name,
    Format format,
    DatedPath path,
    CsvLayout csv,
    Frame frame,
    String encoding,
    List<String> columns,
    Map<String, String> types,
    boolean decimalComma,
    Optional<ZoneId> zone,
    Optional<String> currency,
    Optional<String> timestampFormat,
    Duplicates duplicates,
    ConsentWords consentWords,
    Map<String, String> eventTypes,
    Map<String, String> exclude,
    Limits limits,
    List<String> requiredEventTypes,
    Optional<Elements> each,
    List<Mapping> mappings) {

  /** What {@code event-type} may say without a map; a map may name others. */
  public static final Set<String> EVENT_TYPES =
      Set.of(
          "purchase",
          "refund",
          "view",
          "cart_add",
          "cart_remove",
          "search",
          "like",
          "dislike",
          "complaint",
          "bookmark",
          "comment",
          "follow",
          "share",
          "visit",
          "open",
          "click",
          Tables.CANCELLED);

  public SourceSettings {
    columns = List.copyOf(columns);
    types = Map.copyOf(types);
    eventTypes = Map.copyOf(eventTypes);
    exclude = Map.copyOf(exclude);
    requiredEventTypes = List.copyOf(requiredEventTypes);
    mappings = List.copyOf(mappings);
  }

  /**
   * Reads {@code ingest.sources.NAME}.
   *
   * @param folder in which a relative path starts
   * @param limits where the source has none of its own
   * @param words in which consents are stated
   */
  public static SourceSettings read(
      String name, Section section, String folder, Limits limits, ConsentWords words) {
    return new SourceReader(name, section, folder, limits, words).read();
  }

  /** The same settings with known rates. */
  public SourceSettings with(Rated rated) {
    return new SourceSettings(
        name,
        format,
        path,
        csv,
        frame,
        encoding,
        columns,
        types,
        decimalComma,
        zone,
        currency,
        timestampFormat,
        duplicates,
        consentWords,
        eventTypes,
        exclude,
        limits.with(rated),
        requiredEventTypes,
        each,
        mappings);
  }

  /** The raw columns that rows of the source have, apart from parquet's own. */
  List<String> rawColumns() {
    if (format == Format.JSON) {
      return List.copyOf(new TreeSet<>(types.keySet()));
    }
    if (format == Format.LINES) {
      return frame.groups();
    }
    if (!csv.hasHeader()) {
      return columns;
    }
    // Spark ignores the case of names; the spelling in types or columns wins.
    Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted.addAll(types.keySet());
    wanted.addAll(frame.fillDown());
    wanted.addAll(columns);
    expressions().flatMap(sql -> SqlExpression.columns(sql).stream()).sorted().forEach(wanted::add);
    each.map(Elements::name).ifPresent(wanted::remove);
    return List.copyOf(wanted);
  }

  /** The raw columns with their types; empty for parquet, whose files know them. */
  Optional<StructType> rawTypes() {
    if (format == Format.PARQUET) {
      return Optional.empty();
    }
    StructType columns = new StructType();
    for (String name : rawColumns()) {
      columns = columns.add(name, DataType.fromDDL(types.getOrDefault(name, "string")));
    }
    return Optional.of(columns);
  }

  TextLayout layout() {
    StructType read = format == Format.JSON ? rawTypes().orElseThrow() : new StructType();
    boolean hasTimeFormat =
        timestampFormat.filter(own -> !own.equals(Instants.SPREADSHEET_DAYS)).isPresent();
    return new TextLayout(format, csv, frame, encoding, rawColumns())
        .withTypes(read, hasTimeFormat);
  }

  /** The mapping of events, if the source feeds any. */
  public Optional<Mapping> events() {
    return mappings.stream().filter(mapping -> mapping.kind() == Kind.EVENTS).findFirst();
  }

  public boolean feeds(Kind kind) {
    return mappings.stream().anyMatch(mapping -> mapping.kind() == kind);
  }

  /** Whether it maps events with a value for the key. */
  public boolean gives(String key) {
    return events().filter(mapping -> mapping.expressions().containsKey(key)).isPresent();
  }

  /** Every expression of the source. */
  Stream<String> expressions() {
    return Stream.of(
            mappings.stream().flatMap(mapping -> mapping.all().stream()),
            exclude.values().stream(),
            each.map(Elements::sql).stream())
        .flatMap(Function.identity());
  }
}
