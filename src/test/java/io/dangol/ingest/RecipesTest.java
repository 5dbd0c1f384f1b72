package io.dangol.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.config.Configuration;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.job.Run;
import io.dangol.money.Currencies;
import io.dangol.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recipe of {@code docs/recipes.md} gives what the page says. A recipe is a section with
 *
 * <ul>
 *   <li>blocks that name a file after their language: {@code csv report.csv}. They are delivered;
 *   <li>one block {@code hocon shop.conf}: the whole configuration, with relative paths;
 *   <li>one block {@code text} without a file: for each source its name and the counts of its
 *       records, as {@link Counts} says them;
 *   <li>at most one table: all events. Its first line names columns of {@code silver.events}, or
 *       {@code account_id}, {@code item} (the code) and {@code worth} (the amount in the shop's own
 *       currency); null is an empty cell, a time is in UTC.
 * </ul>
 *
 * <p>A recipe of one night is run as of 2026-03-10.
 */
class RecipesTest {
  private static final Path PAGE = Path.of("docs/recipes.md");
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-10");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\S*)\n(.*?)^```$");
  private static final Pattern ENCODING = Pattern.compile("encoding = ([\\w-]+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*)\\|$");

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  /** A section of the page. */
  private record Recipe(String title, String text) {
    @Override
    public String toString() {
      return title;
    }

    Stream<MatchResult> blocks() {
      return BLOCK.matcher(text).results();
    }

    String counts() {
      return blocks().filter(b -> b.group(2).isEmpty()).map(b -> b.group(3)).collect(joining());
    }

    Charset encoding() {
      return ENCODING
          .matcher(text)
          .results()
          .map(found -> Charset.forName(found.group(1)))
          .findFirst()
          .orElse(UTF_8);
    }

    /** The rows of its table below the names of the columns, by cells. */
    List<List<String>> table() {
      String prose = BLOCK.matcher(text).replaceAll("");
      return ROW.matcher(prose)
          .results()
          .map(row -> Stream.of(row.group(1).split("\\|", -1)).map(String::strip).toList())
          .filter(cells -> !cells.get(0).startsWith("---"))
          .toList();
    }
  }

  static List<Recipe> recipes() throws IOException {
    List<Recipe> recipes = new ArrayList<>();
    for (String section : Files.readString(PAGE).split("(?m)^## ", -1)) {
      int end = section.indexOf('\n');
      if (section.contains("```hocon")) {
        recipes.add(new Recipe(section.substring(0, end), section.substring(end)));
      }
    }
    return recipes;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void givesWhatThePageSays(Recipe recipe) {
    recipe
        .blocks()
        .filter(block -> !block.group(2).isEmpty())
        .forEach(block -> deliver(block, recipe.encoding()));
    Problems problems = new Problems();
    Section root =
        Configuration.load(
                Optional.of(folder.resolve("shop.conf")),
                List.of("ingest.folder=\"" + folder + "\""),
                Map.of(),
                problems)
            .root();
    IngestSettings settings =
        IngestSettings.read(
            root.section("ingest"),
            root.section("privacy"),
            "as ever",
            Currencies.read(root.section("ingest")));
    Run run = new Run("run", AS_OF, root.zone("zone"), 7);
    problems.throwIfAny();

    new IngestEvents(settings).run(run, lake, lake);

    assertThat(counts()).isEqualTo(recipe.counts());
    List<List<String>> table = recipe.table();
    if (!table.isEmpty()) {
      assertThat(events(table.get(0), settings.currencies(), run.zone()))
          .containsExactlyInAnyOrderElementsOf(table.subList(1, table.size()));
    }
  }

  /** Configurations are in UTF-8, logs as their source says. */
  private void deliver(MatchResult block, Charset encoding) {
    Charset charset = block.group(1).equals("hocon") ? UTF_8 : encoding;
    try {
      Files.writeString(folder.resolve(block.group(2)), block.group(3), charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String counts() {
    return IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().entrySet().stream()
        .map(source -> source.getKey() + ": " + source.getValue() + "\n")
        // A page without outcomes leaves the braces out.
        .map(line -> line.replace(" {}\n", "\n"))
        .collect(joining());
  }

  private List<List<String>> events(List<String> columns, Currencies currencies, ZoneId zone) {
    Dataset<Row> accounts = lake.read(Tables.IDENTITIES).select("account_key", "account_id");
    Dataset<Row> items =
        lake.read(Tables.ITEMS).select(functions.col("item_id"), functions.col("code").as("item"));
    Dataset<Row> worth =
        currencies
            .inOwn(lake.read(Tables.EVENTS), lake.read(Tables.EXCHANGE_RATES), zone)
            .select(functions.col("event_id"), functions.col("amount").as("worth"));
    // One account, one item and one worth for each event, or none.
    Dataset<Row> events =
        lake.read(Tables.EVENTS)
            .join(worth, new String[] {"event_id"})
            .join(accounts, new String[] {"account_key"}, "left")
            .join(items, new String[] {"item_id"}, "left");
    Column[] texts =
        columns.stream().map(name -> functions.col(name).cast("string")).toArray(Column[]::new);
    return events.select(texts).collectAsList().stream()
        .map(
            row ->
                Stream.iterate(0, i -> i < row.size(), i -> i + 1)
                    .map(i -> Objects.requireNonNullElse(row.getString(i), ""))
                    .toList())
        .toList();
  }
}
