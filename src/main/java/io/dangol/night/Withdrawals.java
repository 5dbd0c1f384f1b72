package io.dangol.night;

import io.dangol.lake.Lake;
import io.dangol.privacy.Withheld;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.ServingQueries;
import io.dangol.publish.ServingStore;
import io.dangol.table.Tables;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to the serving store which customers have withdrawn their consent by now. Views and
 * exports leave them out from then on, whatever becomes of the night.
 */
public final class Withdrawals {

  private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);

  private final Lake lake;
  private final Withheld withheld;

  Withdrawals(Settings settings, Lake lake, Jobs jobs) {
    this.lake = lake;
    this.withheld = new Withheld(settings.privacy(), jobs.madeFor());
  }

  /**
   * Makes sure that a store knows them before another release is shown: it does, unless a run was
   * killed while it took consents, or an earlier version made the store. Only then the lake is
   * asked. The caller holds the store.
   */
  static void known(Settings settings, ServingStore store) {
    if (!store.withheld().isKnown()) {
      Lake lake = Sessions.readOnlyLake(settings);
      new Withdrawals(settings, lake, Jobs.of(settings)).bring(store);
    }
  }

  /** The same before an export; a run that holds the store sees to it itself. */
  public static void known(Settings settings, Clock clock) {
    PublishSettings.Store store = settings.publish().store();
    if (store.isThere() && !isKnown(store) && store.holder().isEmpty()) {
      LockedStore.during(
          settings,
          "an export",
          clock,
          locked -> {
            StoreOwner.check(settings, locked);
            known(settings, locked);
            return true;
          });
    }
  }

  private static boolean isKnown(PublishSettings.Store store) {
    try (ServingQueries queries = store.queries()) {
      return queries.knowsWithheld();
    }
  }

  /**
   * Does what may take consents. Whom they withdraw is known to the store at the end, also if the
   * work fails: a night that is refused must not keep them visible.
   */
  <T> T after(ServingStore store, Supplier<T> work) {
    if (!store.withheld().isKnown()) {
      bring(store);
    }
    store.withheld().doubt();
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (done) {
        bring(store);
      } else {
        bringIfPossible(store);
      }
    }
  }

  private void bring(ServingStore store) {
    Dataset<Row> accounts =
        withheld.accounts(
            ConsentGate.statements(lake),
            lake.read(Tables.IDENTITIES),
            Clock.systemUTC().instant());
    boolean nobody = withheld.nobodyByDefault() && !lake.exists(Tables.CONSENTS);
    store.withheld().replace(nobody ? accounts.limit(0) : accounts);
  }

  /** What the work failed with is the trouble to tell; the next run begins with this. */
  private void bringIfPossible(ServingStore store) {
    try {
      bring(store);
    } catch (RuntimeException e) {
      LOG.warn(
          "withdrawals of consent did not reach the serving store: the next run brings them first");
      LOG.debug("{}", Failures.trace(e));
    }
  }
}
