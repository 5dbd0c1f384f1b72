package io.dangol.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.job.Failure;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The lake's side of the bond between a lake and its serving store.
 *
 * <p>The lake has an id, by which a store knows whose customers it holds. A lake that several hosts
 * can reach also names its store: the store's lock prevents two runs at a time, so a run with
 * another store is refused. A lake on a local disk has a lock of its own and names no store. The
 * caller holds the store's lock.
 */
public final class LakeGuard {
  /** The file in the home folder that names the store. */
  static final String STORE_FILE = "guarded-by";

  /** The file next to the tables with the lake's id. */
  static final String ID_FILE = "tables/lake-id";

  private final FileSystem files;
  private final Path home;

  LakeGuard(FileSystem files, Path home) {
    this.files = files;
    this.home = home;
  }

  public static LakeGuard of(Lake lake) {
    Path home = new Path(lake.home());
    try {
      return new LakeGuard(home.getFileSystem(lake.spark().sessionState().newHadoopConf()), home);
    } catch (IOException e) {
      throw unreachable(home, e);
    }
  }

  /** The guard of a lake in a local folder, without Spark. */
  public static LakeGuard ofFolder(String home) {
    try {
      return new LakeGuard(
          FileSystem.getLocal(new Configuration()).getRawFileSystem(), new Path(home));
    } catch (IOException e) {
      throw unreachable(new Path(home), e);
    }
  }

  /**
   * Writes the name of the store into a lake that several hosts can reach and that names no store
   * yet. Throws a {@link Failure} of kind CONFIGURATION if it names another store.
   *
   * @param store name of the store for people; with the host if it is a file
   * @param adopt whether the store replaces the one that is named
   */
  public void claim(String store, boolean adopt) {
    if (!files.getUri().getScheme().equals("file")) {
      claimShared(store, adopt);
    }
  }

  void claimShared(String store, boolean adopt) {
    Path file = new Path(home, STORE_FILE);
    Optional<String> named = read(file);
    if (named.isEmpty() || (adopt && !named.get().equals(store))) {
      write(file, store);
    } else if (!named.get().equals(store)) {
      throw Failure.configuration(
          ("the tables next to %s are guarded by the lock of %s, but this run would publish to %s: two stores"
                  + " do not keep two runs apart. More than one host needs publish.store = postgres; if the store has"
                  + " moved for good: nightly --adopt")
              .formatted(file, named.get(), store));
    }
  }

  /** The lake's id, made at random on the first call; no computed value depends on it. */
  public String id() {
    return knownId()
        .orElseGet(
            () -> {
              String id = UUID.randomUUID().toString();
              write(new Path(home, ID_FILE), id);
              return id;
            });
  }

  /** The lake's id if it has been made. */
  public Optional<String> knownId() {
    return read(new Path(home, ID_FILE));
  }

  /** Empty if the file is missing, or its writer was killed before writing. */
  private Optional<String> read(Path file) {
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(file)) {
        return Optional.of(new String(in.readAllBytes(), UTF_8).strip())
            .filter(text -> !text.isEmpty());
      }
    } catch (IOException e) {
      throw unreachable(file, e);
    }
  }

  private void write(Path file, String text) {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw unreachable(file, e);
    }
  }

  private static Failure unreachable(Path path, IOException e) {
    return Failure.storage("cannot reach " + path + ": " + e.getMessage(), e);
  }
}
