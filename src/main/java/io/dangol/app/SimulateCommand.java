package io.dangol.app;

import io.dangol.night.Sessions;
import io.dangol.night.Settings;
import io.dangol.simulate.ShopKind;
import io.dangol.simulate.SimulateSettings;
import io.dangol.simulate.SimulatedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the raw logs of a shop that never was. */
@Command(
    name = "simulate",
    description = {
      "Writes the raw logs of a simulated shop with known truth: purchases, visits, customers, items.",
      "Replaces what is in the folder. The same settings write the same lines on any cluster."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  dangol simulate --customers 20000 --items 2000 --days 365 --to data/shop"
    })
final class SimulateCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "demo, grocery, fashion or media (simulate.kind).")
  private @Nullable ShopKind kind;

  @Option(names = "--customers", paramLabel = "N", description = "Accounts (simulate.customers).")
  private @Nullable Integer customers;

  @Option(names = "--items", paramLabel = "N", description = "Articles (simulate.items).")
  private @Nullable Integer items;

  @Option(names = "--days", paramLabel = "N", description = "Days with logs (simulate.days).")
  private @Nullable Integer days;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where the files go, a folder or a URL (simulate.folder).")
  private @Nullable String folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String> given = new ArrayList<>();
    add(given, "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
    add(given, "customers", customers);
    add(given, "items", items);
    add(given, "days", days);
    add(given, "folder", folder);
    Settings settings = config.settings(given);
    SimulatedFiles.Written written = write(settings);
    var out = spec.commandLine().getOut();
    out.printf(
        "Wrote %s purchase lines and %s visit lines of %s to %s below %s%n",
        NightSummary.count(written.purchases().rows()),
        NightSummary.count(written.visits().rows()),
        settings.simulate().firstDay(),
        settings.simulate().lastDay(),
        settings.simulate().folder());
    out.flush();
    return 0;
  }

  static SimulatedFiles.Written write(Settings settings) {
    SparkSession spark = Sessions.readOnly(settings);
    SimulateSettings shop = settings.simulate();
    return SimulatedFiles.write(
        spark.range(shop.customers()).toDF(), spark.range(shop.items()).toDF(), shop);
  }

  private static void add(List<String> pairs, String key, @Nullable Object value) {
    if (value != null) {
      pairs.add("simulate." + key + "=" + value);
    }
  }
}
