package io.dangol.lake;

import io.dangol.job.Failure;
import io.dangol.job.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of this process for Spark's blocks: shuffles, and what does not fit into memory. They
 * contain rows of customers, so only the owner can read them.
 *
 * <p>Each process has its own folder and holds a lock in it, which ends with the process. The next
 * process removes folders without a held lock. Works on a local disk only.
 */
public final class Scratch implements AutoCloseable {
  private static final String PARENT_LOCK = ".lock";
  private static final String FOLDER_LOCK = ".held";

  private final Path folder;
  private final FileChannel lock;

  private Scratch(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a folder for this process, and its parent if it is missing. */
  public static Scratch in(Path parent) {
    try {
      OwnerOnly.folder(parent);
      // One process at a time, because a new folder has no lock for a moment.
      try (FileChannel parentLock = opened(parent.resolve(PARENT_LOCK))) {
        parentLock.lock();
        removeAbandoned(parent);
        String process = "process-" + ProcessHandle.current().pid() + "-";
        Path folder = Files.createTempDirectory(parent, process);
        FileChannel lock = opened(folder.resolve(FOLDER_LOCK));
        lock.lock();
        return new Scratch(folder, lock);
      }
    } catch (IOException | UncheckedIOException e) {
      throw Failure.storage(
          parent
              + ": no folder for Spark's temporary blocks can be made ("
              + e.getMessage()
              + "). Check that the folder is writable and its disk is not full",
          e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Removes the folder. */
  @Override
  public void close() {
    try (lock) {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeAbandoned(Path parent) throws IOException {
    for (Path folder : folders(parent)) {
      if (!isHeld(folder)) {
        remove(folder);
      }
    }
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(e -> Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static boolean isHeld(Path folder) throws IOException {
    Path lock = folder.resolve(FOLDER_LOCK);
    if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel = opened(lock);
        FileLock free = channel.tryLock()) {
      return free == null;
    }
  }

  private static FileChannel opened(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
        OwnerOnly.FILE);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
