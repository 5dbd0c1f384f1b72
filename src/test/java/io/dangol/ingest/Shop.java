package io.dangol.ingest;

import io.dangol.job.Run;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small shop with one dated CSV log of sales, for tests. */
final class Shop {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final Mapping SALES =
      new Mapping(
          Kind.EVENTS,
          "events",
          Map.of(
              "account-id", "card",
              "event-type", "kind",
              "item", "upper(code)",
              "occurred-at", "at",
              "quantity", "qty",
              "amount", "qty * price"),
          Map.of("till", "till"),
          Optional.empty());

  private static final Mapping GOODS =
      new Mapping(
          Kind.ITEMS,
          "items",
          Map.of("code", "upper(code)", "title", "title"),
          Map.of(),
          Optional.of("title is not null"));

  static final String HEADER = "card,kind,code,title,at,qty,price,till\n";

  private Shop() {}

  /** Sales in a folder, one file a day. */
  static SourceSettings sales(String folder) {
    return source(folder, "drop", List.of(SALES, GOODS));
  }

  /** The same in files of another path. */
  static SourceSettings salesAt(String path) {
    return source(Format.CSV, path, "drop", List.of(SALES, GOODS));
  }

  /** The same in files of another path, where equal lines are events of their own. */
  static SourceSettings keeping(String path) {
    return source(Format.CSV, path, "keep", List.of(SALES, GOODS));
  }

  /** The same in parquet files. */
  static SourceSettings parquet(String folder) {
    return source(Format.PARQUET, folder + "/{yyyy-MM-dd}*.parquet", "drop", List.of(SALES, GOODS));
  }

  static SourceSettings source(String folder, String duplicates, List<Mapping> mappings) {
    return source(Format.CSV, folder + "/{yyyy-MM-dd}*.csv", duplicates, mappings);
  }

  private static SourceSettings source(
      Format format, String path, String duplicates, List<Mapping> mappings) {
    return new SourceSettings(
        "sales",
        format,
        new DatedPath(path),
        CsvLayout.STANDARD,
        "utf-8",
        List.of(),
        Map.of("qty", "int", "price", "decimal(18,4)"),
        false,
        Optional.empty(),
        Optional.of("GBP"),
        Optional.empty(),
        duplicates.equals("keep"),
        Map.of("SALE", "purchase", "BACK", "refund"),
        Map.of("postage", "code = 'POST'"),
        List.of("purchase"),
        mappings);
  }

  /** The same source with other words for types of events. */
  static SourceSettings knowing(SourceSettings source, Map<String, String> eventTypes) {
    return with(source, source.format(), source.csv(), source.columns(), eventTypes);
  }

  /** The same source, of files without a header. */
  static SourceSettings headerless(String folder) {
    SourceSettings sales = sales(folder);
    CsvLayout csv = new CsvLayout(false, ',', '"', '"');
    List<String> columns = List.of(HEADER.strip().split(","));
    return with(sales, sales.format(), csv, columns, sales.eventTypes());
  }

  private static SourceSettings with(
      SourceSettings source,
      Format format,
      CsvLayout csv,
      List<String> columns,
      Map<String, String> eventTypes) {
    return new SourceSettings(
        source.name(),
        format,
        source.path(),
        csv,
        source.encoding(),
        columns,
        source.types(),
        source.decimalComma(),
        source.zone(),
        source.currency(),
        source.timestampFormat(),
        source.keepsDuplicates(),
        eventTypes,
        source.exclude(),
        source.requiredEventTypes(),
        source.mappings());
  }

  static IngestSettings settings(SourceSettings... sources) {
    return readAs("as ever", sources);
  }

  /** The same under a fingerprint of what records mean. */
  static IngestSettings readAs(String fingerprint, SourceSettings... sources) {
    return new IngestSettings(
        List.of(sources), 0.2, new Calendar(Set.of(DayOfWeek.SATURDAY), Set.of()), fingerprint);
  }

  static Run night(String asOf) {
    return new Run("run", LocalDate.parse(asOf), LONDON, 7);
  }
}
