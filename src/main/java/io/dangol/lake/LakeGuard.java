package io.dangol.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.job.Failure;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Holds that one process at a time writes a lake that several hosts reach. The lock that says so is
 * that of the serving store; therefore the lake itself names its store, and a run with another one
 * is refused. A lake on a disk of this host is left alone.
 */
public final class LakeGuard {
  /** The file in the home folder that names the store. */
  static final String FILE = "guarded-by";

  private LakeGuard() {}

  /**
   * Names the store in a lake that has none yet; CONFIGURATION if it has another one. The caller
   * holds the store's lock.
   *
   * @param store where the store is, as people say it; with the host if it is a file
   */
  public static void claim(Lake lake, String store) {
    Path home = new Path(lake.home());
    try {
      FileSystem files = home.getFileSystem(lake.spark().sessionState().newHadoopConf());
      if (!files.getUri().getScheme().equals("file")) {
        claim(files, new Path(home, FILE), store);
      }
    } catch (IOException e) {
      throw Failure.storage("cannot reach " + home + ": " + e.getMessage(), e);
    }
  }

  static void claim(FileSystem files, Path file, String store) throws IOException {
    if (!files.exists(file)) {
      try (FSDataOutputStream out = files.create(file, false)) {
        out.write(store.getBytes(UTF_8));
      }
    }
    String named;
    try (FSDataInputStream in = files.open(file)) {
      named = new String(in.readAllBytes(), UTF_8).strip();
    }
    if (!named.equals(store)) {
      throw Failure.configuration(
          ("the tables beside %s are guarded by the lock of %s, but this run would publish to %s: two stores"
                  + " do not keep two runs apart. More than one host needs publish.store = postgres; if the store has"
                  + " moved for good, remove that file")
              .formatted(file, named, store));
    }
  }
}
