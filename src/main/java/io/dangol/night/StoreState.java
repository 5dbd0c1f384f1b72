package io.dangol.night;

import io.dangol.lake.Ledger;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.Release;
import io.dangol.publish.ServingQueries;
import io.dangol.publish.ServingStore;
import io.dangol.table.Words.ReleaseState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a serving store holds when a night begins, and what follows for the night.
 *
 * @param current what readers see
 * @param kept every release that can be shown, newest first
 */
record StoreState(Optional<Release> current, List<Release> kept) {

  StoreState {
    kept = List.copyOf(kept);
  }

  static StoreState of(ServingStore store) {
    return new StoreState(store.current(), store.kept());
  }

  /** For looking only; a store that is not there holds nothing. */
  static StoreState of(PublishSettings.Store store) {
    if (!store.isThere()) {
      return new StoreState(Optional.empty(), List.of());
    }
    try (ServingQueries queries = store.queries()) {
      return new StoreState(queries.current(), queries.kept());
    }
  }

  /** Why there is nothing to do for the date; empty if the night is to be run. */
  Optional<String> done(LocalDate asOf, String runKey, Ledger ledger) {
    if (current.filter(release -> release.runKey().equals(runKey)).isPresent()) {
      return Optional.of("release " + current.get().number() + " holds this night already");
    }
    Optional<Release> rolledBack =
        kept.stream()
            .filter(release -> release.asOf().equals(asOf))
            .findFirst()
            .filter(newest -> newest.state() == ReleaseState.ROLLED_BACK);
    if (rolledBack.isPresent()) {
      return Optional.of(
          "release %s of this night was rolled back; --force publishes the night again"
              .formatted(rolledBack.get().number()));
    }
    if (!showsLaterThan(asOf)) {
      return Optional.empty();
    }
    return ledger.releases().stream()
        .filter(note -> note.runKey().equals(runKey) && note.state().isWhole())
        .findFirst()
        .map(
            note ->
                "release %s held this night already, and readers see a later one"
                    .formatted(note.release()));
  }

  /** Whether readers see a later night, so that this one would be kept and not shown. */
  boolean showsLaterThan(LocalDate asOf) {
    return current.filter(release -> release.asOf().isAfter(asOf)).isPresent();
  }
}
