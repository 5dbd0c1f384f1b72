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
 * Files that are read while they are written: a reader sees the former file or the whole new one.
 *
 * <p>A file is written under another name, which nobody can know before, and then moved. So it can
 * be in a folder that others may write: no link of theirs is followed.
 */
public final class WholeFile {
  private static final String ENDING = ".tmp";

  /** Who may read a file besides its owner. */
  public enum Readers {
    NOBODY,
    /** The folder's group if the folder is open to it and closed to everybody else. */
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

  /** Writes a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /** Only the owner can read the file. */
  public static void write(Path file, String text) {
    write(file, Readers.NOBODY, text);
  }

  /** Makes the file's folder where it is missing. */
  public static void write(Path file, Readers readers, String text) {
    try {
      OwnerOnly.folder(file.toAbsolutePath().getParent());
      write(file, readers, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw Failure.storage("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The same for a large file, in a folder that exists. */
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

  /** Removes what killed processes have left of a file, while nobody else is writing it. */
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
