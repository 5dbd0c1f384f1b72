package io.dangol.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Writes files atomically: a reader sees either the former file or the whole new one.
 *
 * <p>A file is written under a temporary name that nobody can predict, and then renamed. So the
 * folder may be writable for others: no link of theirs is followed.
 */
public final class WholeFile {
  private static final String ENDING = ".tmp";

  /** Who may read a file in addition to its owner. */
  public enum Readers {
    NOBODY,
    /** The folder's group, if the folder is readable for it and closed to everybody else. */
    GROUP_OF_FOLDER,
    EVERYBODY;

    private Set<PosixFilePermission> permissions(Path folder) throws IOException {
      return PosixFilePermissions.fromString(
          switch (this) {
            case NOBODY -> "rw-------";
            case GROUP_OF_FOLDER -> isForGroup(folder) ? "rw-r-----" : "rw-------";
            case EVERYBODY -> "rw-r--r--";
          });
    }

    private static boolean isForGroup(Path folder) throws IOException {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(folder);
      return allowed.contains(PosixFilePermission.GROUP_READ) && !OwnerOnly.isOpen(allowed);
    }
  }

  /** The content of a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /** Writes a file that only the owner can read. */
  public static void write(Path file, String text) {
    write(file, Readers.NOBODY, text);
  }

  /** Writes a file, and makes its folder if it is missing. */
  public static void write(Path file, Readers readers, String text) {
    try {
      OwnerOnly.folder(file.toAbsolutePath().getParent());
      write(file, readers, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw Failure.storage("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes a large file into an existing folder. */
  public static void write(Path file, Readers readers, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ENDING);
    try {
      try (OutputStream out = created(part)) {
        content.writeTo(out);
      }
      Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setPermissions(readers.permissions(folder));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Removes temporary files of killed processes; call it while nobody writes the file. */
  public static void removeParts(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    String parts = "." + file.getFileName() + ".*" + ENDING;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, parts)) {
      for (Path part : left) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static OutputStream created(Path part) throws IOException {
    return new BufferedOutputStream(
        Channels.newOutputStream(
            Files.newByteChannel(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.FILE)));
  }
}
