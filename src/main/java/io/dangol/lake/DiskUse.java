package io.dangol.lake;

import io.dangol.job.Failure;
import io.dangol.table.Table;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The data files of a table, by what needs them; the table's log is not counted.
 *
 * @param onDisk size by path
 * @param live paths of the latest version
 * @param pinned paths of the versions that must stay readable
 */
record DiskUse(Map<String, Long> onDisk, Set<String> live, Set<String> pinned) {

  static DiskUse of(Lake lake, Table table, Collection<Long> versions) {
    Set<String> pinned = new HashSet<>();
    versions.forEach(version -> pinned.addAll(paths(lake.read(table, version))));
    return new DiskUse(onDisk(lake, table), paths(lake.read(table)), pinned);
  }

  long all() {
    return onDisk.values().stream().mapToLong(Long::longValue).sum();
  }

  long liveBytes() {
    return bytes(live);
  }

  long pinnedBytes() {
    Set<String> former = new HashSet<>(pinned);
    former.removeAll(live);
    return bytes(former);
  }

  /** Whether there are files that neither the latest version nor a pinned one needs. */
  boolean hasUnneeded() {
    return onDisk.keySet().stream()
        .anyMatch(file -> !live.contains(file) && !pinned.contains(file));
  }

  /** Whether any partition has several files. */
  boolean isScattered() {
    return live.stream().map(path -> new Path(path).getParent()).distinct().count() < live.size();
  }

  /** Whether no pinned file is missing. */
  boolean isWhole() {
    return onDisk.keySet().containsAll(pinned);
  }

  private long bytes(Set<String> paths) {
    return paths.stream().mapToLong(path -> onDisk.getOrDefault(path, 0L)).sum();
  }

  private static Set<String> paths(Dataset<Row> rows) {
    Set<String> paths = new HashSet<>();
    for (String file : rows.inputFiles()) {
      paths.add(URI.create(file).getPath());
    }
    return paths;
  }

  private static Map<String, Long> onDisk(Lake lake, Table table) {
    Path folder = new Path(lake.path(table));
    Map<String, Long> sizes = new HashMap<>();
    try {
      FileSystem files = folder.getFileSystem(lake.spark().sessionState().newHadoopConf());
      RemoteIterator<LocatedFileStatus> found = files.listFiles(folder, true);
      while (found.hasNext()) {
        LocatedFileStatus file = found.next();
        String path = file.getPath().toUri().getPath();
        if (!path.contains("/_delta_log/")) {
          sizes.put(path, file.getLen());
        }
      }
      return sizes;
    } catch (IOException e) {
      throw Failure.storage("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
