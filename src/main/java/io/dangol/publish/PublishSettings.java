package io.dangol.publish;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how a night is published.
 *
 * @param keepReleases former releases that are kept for rollback, in addition to the current one
 */
public record PublishSettings(Store store, int keepReleases) {

  /** The settings of one kind of serving store. */
  public sealed interface Store permits Sqlite, PostgresSettings {
    /** Opens the store for publishing. */
    ServingStore open();

    /** Names the store in a way that is the same from every host. */
    String where();

    /** Whether the store exists, that is, whether a night was ever begun there. */
    boolean isThere();

    /** Opens the store read-only; a store that does not exist is a STORAGE failure. */
    ServingQueries queries();

    /** Who holds the store at this moment; empty if nobody does. Does not take the lock. */
    Optional<ServingStore.Holder> holder();
  }

  /**
   * One SQLite file.
   *
   * @param busyTimeoutSeconds how long a writer waits for another writer
   */
  public record Sqlite(Path path, int busyTimeoutSeconds) implements Store {
    @Override
    public ServingStore open() {
      return SqliteStore.open(this);
    }

    @Override
    public String where() {
      return path.toAbsolutePath().normalize() + " on host " + host();
    }

    @Override
    public boolean isThere() {
      return Files.exists(path);
    }

    @Override
    public ServingQueries queries() {
      return SqliteQueries.open(this);
    }

    @Override
    public Optional<ServingStore.Holder> holder() {
      return StoreLock.holder(StoreLock.lockFile(path));
    }

    private static String host() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        throw Failure.storage("this host does not know its own name: " + e.getMessage(), e);
      }
    }
  }

  /** The kinds of store by their name in the configuration. */
  public enum StoreKind {
    SQLITE,
    POSTGRES
  }

  /**
   * Reads the section {@code publish}.
   *
   * @param folder folder of the store if the configuration names no path
   */
  public static PublishSettings read(Section section, Path folder) {
    // Both sections are read, so that a mistake in the other one shows before the shop switches to
    // it.
    Sqlite sqlite = sqlite(section.section("sqlite"), folder);
    PostgresSettings postgres = PostgresSettings.read(section.section("postgres"));
    Store store =
        switch (section.choice("store", StoreKind.class)) {
          case SQLITE -> sqlite;
          case POSTGRES -> postgres;
        };
    return new PublishSettings(store, section.integer("keep-releases", 1, 100));
  }

  private static Sqlite sqlite(Section section, Path folder) {
    Path path = section.has("path") ? section.path("path") : folder.resolve("serving.db");
    return new Sqlite(path, section.integer("busy-timeout-seconds", 1, 3600));
  }
}
