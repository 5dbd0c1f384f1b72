package io.dangol.app;

import io.dangol.ingest.source.PlainForm;
import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.lake.NightFigures;
import io.dangol.lake.TableHash;
import io.dangol.night.Sessions;
import io.dangol.night.Settings;
import io.dangol.publish.ServingQueries;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a night made. */
@Command(
    name = "show",
    description = "Shows one customer, one item, the segments, the tables or the metrics.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    footer = {"", "Example:  dangol show customer 17850 --conf conf/online-retail.conf"})
final class ShowCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "customer",
      description = "The published list, segment and profile of one customer.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:  dangol show customer 17850 --conf conf/online-retail.conf"})
  int customer(
      @Mixin ConfigOptions config,
      @Parameters(paramLabel = "ACCOUNT", description = "The shop's own id of the account.")
          String account) {
    String id = PlainForm.of(GivenId.of(account, spec));
    try (ServingQueries store = queries(config.settings())) {
      return store
          .customer(id)
          .map(found -> print(ServedText.of(found)))
          .orElseGet(() -> absent("The current release has no such account."));
    }
  }

  @Command(
      name = "item",
      description = "Whom the current release recommends one item to.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:  dangol show item 85123A --conf conf/online-retail.conf"})
  int item(
      @Mixin ConfigOptions config,
      @Parameters(paramLabel = "CODE", description = "The shop's own code of the item.")
          String code) {
    String id = GivenId.of(code, spec);
    try (ServingQueries store = queries(config.settings())) {
      return store
          .item(id)
          .map(found -> print(ServedText.of(found)))
          .orElseGet(
              () -> absent("Nobody's list in the current release has the item " + code + "."));
    }
  }

  @Command(
      name = "segments",
      description = "The published segments.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:  dangol show segments --conf conf/online-retail.conf"})
  int segments(@Mixin ConfigOptions config) {
    try (ServingQueries store = queries(config.settings())) {
      return print(ServedText.of(store.segments()));
    }
  }

  @Command(
      name = "tables",
      description = "All tables: what a row is, rows, folder.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:  dangol show tables --conf conf/online-retail.conf"})
  int tables(
      @Mixin ConfigOptions config,
      @Option(
              names = "--hash",
              description =
                  "Shows a fingerprint of the rows instead: equal rows, equal fingerprints, whatever"
                      + " their order and the run that wrote them.")
          boolean hash,
      @Option(
              names = "--as-of",
              paramLabel = "DATE",
              description = "Only this night's rows of the tables that have a row a night.")
          @Nullable LocalDate asOf) {
    Settings settings = config.settings();
    Lake lake = Sessions.readOnlyLake(settings);
    TextTable text =
        hash
            ? new TextTable("table", "rows", "hash")
            : new TextTable("table", "rows", "grain", "folder");
    for (Table table : Tables.all()) {
      Dataset<Row> rows =
          asOf != null && table.has(Columns.AS_OF_ON)
              ? lake.readAsOf(table, asOf)
              : lake.read(table);
      if (hash) {
        TableHash found = TableHash.of(table, rows);
        text.row(table, NightSummary.count(found.rows()), found.hash().toPlainString());
      } else {
        text.row(table, NightSummary.count(rows.count()), table.grain(), lake.path(table));
      }
    }
    return print(text.toString());
  }

  @Command(
      name = "metrics",
      description = "The figures of a night's models next to their baselines.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:  dangol show metrics --conf conf/online-retail.conf --as-of 2011-12-09"
      })
  int metrics(@Mixin ConfigOptions config, @Mixin NightOptions night) {
    Settings settings = config.settings();
    Lake lake = Sessions.readOnlyLake(settings);
    var figures = NightFigures.of(lake, night.asOf(settings));
    return figures.isEmpty()
        ? absent("There are no metrics of this date; run the night first.")
        : print(MetricsText.of(figures));
  }

  private static ServingQueries queries(Settings settings) {
    return settings.publish().store().queries();
  }

  private int print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    return 0;
  }

  private int absent(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(message);
    err.flush();
    return Failure.Kind.DATA.exitCode();
  }
}
