package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.OwnerOnly;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An exclusive lock on a file, held by the operating system, which ends with its process.
 *
 * <p>The file names the holder for any other process that wants the lock, and is never deleted.
 * Works on a local disk only.
 */
final class StoreLock implements Hold {

  /**
   * What this process holds. POSIX drops all locks of a process on a file as soon as the process
   * closes any descriptor of it, so the file must not even be opened while it is held here.
   */
  private static final ConcurrentMap<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  /** After the end of the file, so that the name stays readable where locks are mandatory. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final String SINCE = " since ";

  private static final Set<OpenOption> OPENED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static StoreLock take(Path lockFile, Holder holder) {
    return take(lockFile, holder, "the serving store");
  }

  /**
   * The same for anything else that only one process may write at a time; {@code what} names it.
   */
  static StoreLock take(Path lockFile, Holder holder, String what) {
    String words = words(holder);
    Path file = resolved(lockFile, what);
    String here = HELD_HERE.putIfAbsent(file, words);
    if (here != null) {
      throw taken(file, what, here);
    }
    boolean held = false;
    try {
      StoreLock lock = takeFromOthers(file, what, words);
      held = true;
      return lock;
    } catch (IOException e) {
      throw Failure.storage(
          file + ": the lock file cannot be written (" + e + "); check that the folder is writable",
          e);
    } finally {
      if (!held) {
        HELD_HERE.remove(file);
      }
    }
  }

  /** The lock file of a store's file. */
  static Path lockFile(Path store) {
    return store.resolveSibling(store.getFileName() + ".lock");
  }

  /**
   * Who holds the lock; empty if nobody does. The file may name a holder that was killed, so the
   * lock itself is tried. A process that takes the lock at that very moment is refused.
   */
  static Optional<Holder> holder(Path lockFile) {
    if (!Files.exists(lockFile)) {
      return Optional.empty();
    }
    Path file = resolved(lockFile, "the serving store");
    String here = HELD_HERE.get(file);
    try {
      String words = here == null ? Files.readString(file) : here;
      boolean held = here != null || (!words.isBlank() && heldElsewhere(file));
      return held ? Optional.of(named(words)) : Optional.empty();
    } catch (IOException e) {
      throw Failure.storage(file + ": the lock file cannot be read (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static StoreLock takeFromOthers(Path file, String what, String words) throws IOException {
    FileChannel channel = FileChannel.open(file, OPENED, OwnerOnly.FILE);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw taken(file, what, Files.readString(file));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      held = true;
      return new StoreLock(file, channel);
    } catch (OverlappingFileLockException e) {
      // The lock is held by a copy of this class from another class loader of this process.
      throw taken(file, what, "another part of this process");
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static boolean heldElsewhere(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static String words(Holder holder) {
    return holder.who() + SINCE + holder.since();
  }

  private static Holder named(String words) {
    int divider = words.lastIndexOf(SINCE);
    return new Holder(
        words.substring(0, divider), Instant.parse(words.substring(divider + SINCE.length())));
  }

  /** The path without links, so that one file has one name. */
  private static Path resolved(Path file, String what) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Path folder = OwnerOnly.folder(absolute.getParent()).toRealPath();
      return folder.resolve(absolute.getFileName());
    } catch (IOException e) {
      throw Failure.storage(
          "%s: the folder of %s cannot be made (%s)".formatted(absolute.getParent(), what, e), e);
    }
  }

  private static Failure taken(Path file, String what, String holder) {
    String who = holder.isBlank() ? "another process that is just starting" : holder;
    return Failure.locked(
        "%s: %s is held by %s; let that run end, then run again".formatted(file, what, who));
  }
}
