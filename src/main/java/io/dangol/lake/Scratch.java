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
 * The folder in which Spark keeps blocks of this process: shuffles, and what memory cannot hold.
 * They are rows of customers, so only the owner can read them.
 *
 * <p>Each process has a folder of its own and holds a lock in it, which dies with it. Whoever comes
 * next removes the folders that nobody holds. Works on a local disk only.
 */
public final class Scratch implements AutoCloseable {
  private static final String DOOR = ".lock";
  private static final String HELD = ".held";

  private final Path folder;
  private final FileChannel held;

  private Scratch(Path folder, FileChannel held) {
    this.folder = folder;
    this.held = held;
  }

  /** Takes a folder for this process in one that is made where it is missing. */
  public static Scratch in(Path parent) {
    try {
      OwnerOnly.folder(parent);
      // One process at a time: between its folder and its lock another one would take it for dead.
      try (FileChannel door = opened(parent.resolve(DOOR))) {
        door.lock();
        for (Path left : folders(parent)) {
          if (!isHeld(left)) {
            remove(left);
          }
        }
        String process = "process-" + ProcessHandle.current().pid() + "-";
        Path folder = Files.createTempDirectory(parent, process);
        FileChannel held = opened(folder.resolve(HELD));
        held.lock();
        return new Scratch(folder, held);
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
    try (held) {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(e -> Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static boolean isHeld(Path folder) throws IOException {
    Path lock = folder.resolve(HELD);
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
