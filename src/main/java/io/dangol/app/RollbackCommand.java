package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import io.dangol.table.Words.ReleaseState;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows readers another release that the store holds. */
@Command(
    name = "rollback",
    description = {
      "Shows readers the release before the current one, or another that the store holds.",
      "Customers who have withdrawn their consent since are in neither: a withdrawal holds for every"
          + " release.",
      "The night that was rolled back stays so until 'dangol nightly --force'; later nights are"
          + " published as ever."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol rollback --conf conf/demo.conf --to 3"})
final class RollbackCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description = "Number of the release to show, as 'dangol releases' lists them.")
  private @Nullable Long to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    Settings settings = config.settings();
    String said =
        HeldStore.during(
            settings,
            "a rollback",
            clock,
            store -> {
              Bond.look(settings, store);
              Withdrawals.known(settings, store);
              return rolledBack(store, clock);
            });
    PrintWriter out = spec.commandLine().getOut();
    out.print(said);
    out.flush();
    return 0;
  }

  private String rolledBack(ServingStore store, Clock clock) {
    Release current =
        store.current().orElseThrow(() -> Failure.data("nothing has been published yet"));
    Release target = to == null ? before(store, current) : held(store, to);
    if (target.number() != current.number()) {
      store.rollBack(current.number(), target.number(), clock.instant());
    }
    String readers =
        "Readers see %s; no rows of customers who have withdrawn since%n"
            .formatted(store.current().orElseThrow());
    return held(store, current.number()).state() == ReleaseState.ROLLED_BACK
        ? readers
            + "Release %s, as of %s, stays rolled back until 'dangol nightly --as-of %s --force'%n"
                .formatted(current.number(), current.asOf(), current.asOf())
        : readers;
  }

  /** The newest that readers saw before the current one. */
  private static Release before(ServingStore store, Release current) {
    return store.kept().stream()
        .filter(release -> release.state() == ReleaseState.PUBLISHED)
        .filter(release -> release.number() < current.number())
        .findFirst()
        .orElseThrow(
            () ->
                Failure.data(
                    "release %s is the oldest that the store holds: there is none to go back to"
                        .formatted(current.number())));
  }

  private static Release held(ServingStore store, long number) {
    return store.kept().stream()
        .filter(release -> release.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.data(
                    "the store does not hold release %s; it holds %s"
                        .formatted(number, store.kept().stream().map(Release::number).toList())));
  }
}
