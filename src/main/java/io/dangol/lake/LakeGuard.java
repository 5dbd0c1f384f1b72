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
 * A lake's side of the bond between a lake and its serving store. The lake has an id, by which a
 * store knows whose customers it holds. A lake that several hosts reach also names its store, as
 * the lock that keeps two runs apart is the store's: a run with another store is refused. A lake on
 * a disk of this host has a lock of its own and names none. The caller holds the store's lock.
 */
public final class LakeGuard {
  /** The file in the home folder that names the store. */
  static final String STORE_FILE = "guarded-by";

  /** The file among the tables with the lake's id. */
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

  /** The guard of tables in a folder of this host, without Spark. */
  public static LakeGuard ofFolder(String home) {
    try {
      return new LakeGuard(
          FileSystem.getLocal(new Configuration()).getRawFileSystem(), new Path(home));
    } catch (IOException e) {
      throw unreachable(new Path(home), e);
    }
  }

  /**
   * Names the store in a lake that several hosts reach and that names none yet; CONFIGURATION if it
   * names another one.
   *
   * @param store where the store is, as people say it; with the host if it is a file
   * @param adopt whether the store takes the place of the one that is named
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
          ("the tables beside %s are guarded by the lock of %s, but this run would publish to %s: two stores"
                  + " do not keep two runs apart. More than one host needs publish.store = postgres; if the store has"
                  + " moved for good: nightly --adopt")
              .formatted(file, named.get(), store));
    }
  }

  /**
   * The lake's id, made by chance when it is first asked for; nothing that is computed knows it.
   */
  public String id() {
    return knownId()
        .orElseGet(
            () -> {
              String id = UUID.randomUUID().toString();
              write(new Path(home, ID_FILE), id);
              return id;
            });
  }

  /** The same if somebody has asked for it before. */
  public Optional<String> knownId() {
    return read(new Path(home, ID_FILE));
  }

  /** Empty for a file that is not there, or whose writer died at once. */
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

  private static Failure unreachable(Path place, IOException e) {
    return Failure.storage("cannot reach " + place + ": " + e.getMessage(), e);
  }
}
