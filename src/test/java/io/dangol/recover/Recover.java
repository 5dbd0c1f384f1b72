package io.dangol.recover;

import io.dangol.night.Settings;
import io.dangol.simulate.ShopKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Prints what was planted in simulated shops next to what Dangol finds. */
@Command(
    name = "recover",
    description = {
      "Simulates shops with planted truth, runs the jobs of their last night and the evaluation of"
          + " earlier dates, and prints truth and estimate. Each kind has a configuration,"
          + " conf/simulated-KIND.conf.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code: 0 printed, whether goals are reached or not; 1 something failed; 2 usage.",
      "",
      "Example:  scripts/recover --kind fashion"
    })
public final class Recover implements Callable<Integer> {

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "grocery, fashion or media (default: all three).")
  private List<ShopKind> kinds = List.of(ShopKind.GROCERY, ShopKind.FASHION, ShopKind.MEDIA);

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "Customers of each shop (default: as configured).")
  private Optional<Integer> customers = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "Where logs and homes go, replaced each time (default ${DEFAULT-VALUE}).")
  private Path work = Path.of("work/recover");

  @Option(
      names = "--keep",
      description = "Only compares: with the logs and tables of an earlier run in the folder.")
  private boolean keep;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key over the file's; may be repeated.")
  private List<String> keys = List.of();

  @Override
  public Integer call() throws Exception {
    if (kinds.contains(ShopKind.DEMO)) {
      System.err.println("nothing is planted in the demo's shop");
      return ExitCode.USAGE;
    }
    for (ShopKind kind : kinds) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      Path folder = work.resolve(name);
      if (!keep) {
        FileUtils.deleteDirectory(folder.toFile());
      }
      Settings settings = settings(name, folder);
      ShopRun shop = new ShopRun(settings, progress(name));
      if (!keep) {
        shop.simulate();
        shop.runJobs();
      }
      System.out.printf(
          "%n%s: %s customers, %s days to %s%n",
          name,
          settings.simulate().customers(),
          settings.simulate().days(),
          settings.simulate().lastDay());
      Recovery.print(shop, System.out);
    }
    return ExitCode.OK;
  }

  private Settings settings(String name, Path folder) {
    List<String> pairs = new ArrayList<>();
    pairs.add("home=" + folder.resolve("home"));
    pairs.add("simulate.folder=" + folder.resolve("logs"));
    customers.ifPresent(number -> pairs.add("simulate.customers=" + number));
    pairs.addAll(keys);
    Path file = Path.of("conf", "simulated-%s.conf".formatted(name));
    return Settings.load(Optional.of(file), pairs, System.getenv());
  }

  private static Consumer<String> progress(String name) {
    long start = System.nanoTime();
    return step ->
        System.err.printf(
            Locale.ROOT, "%s, %4.0f s: %s%n", name, (System.nanoTime() - start) / 1e9, step);
  }
}
