package io.dangol.night;

import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.lake.Maintenance;
import io.dangol.lake.TableUse;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import java.time.Clock;
import java.util.List;

/** Keeps the lake small and fast between nights, under the lock that a night takes. */
public final class MaintenanceRun {

  private MaintenanceRun() {}

  /** Removes what was kept long enough, joins small files, and returns what each table takes. */
  public static List<TableUse> run(Settings settings) {
    Clock clock = Clock.systemUTC();
    return LockedStore.during(
        settings, "maintain", clock, store -> maintenance(settings, store, clock).run());
  }

  private static Maintenance maintenance(Settings settings, ServingStore store, Clock clock) {
    Lake lake = Sessions.lake(settings);
    StoreOwner.require(settings, lake, store, false);
    List<Long> kept = store.kept().stream().map(Release::number).toList();
    return new Maintenance(
        lake, new Ledger(lake), settings.maintain().policy(), kept, clock.instant());
  }
}
