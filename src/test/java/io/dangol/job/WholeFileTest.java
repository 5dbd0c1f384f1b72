package io.dangol.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void onlyTheOwnerCanReadAFileUnlessItIsForEverybody() throws IOException {
    Path report = folder.resolve("reports/night.json");
    WholeFile.write(report, "{}");
    Path metrics = folder.resolve("dangol.prom");
    WholeFile.write(metrics, WholeFile.Readers.EVERYBODY, "up 1");

    assertThat(permissions(report)).isEqualTo("rw-------");
    assertThat(permissions(report.getParent())).isEqualTo("rwx------");
    assertThat(permissions(metrics)).isEqualTo("rw-r--r--");
    assertThat(names(folder)).containsExactlyInAnyOrder("reports", "dangol.prom");
  }

  @Test
  void theGroupOfTheFolderCanReadTheFile() throws IOException {
    assertThat(inFolderOf("rwxr-x---")).isEqualTo("rw-r-----");
    assertThat(inFolderOf("rwxr-xr-x")).isEqualTo("rw-------");
    assertThat(inFolderOf("rwx------")).isEqualTo("rw-------");
  }

  @Test
  void aLinkOfSomebodyElseIsReplacedAndNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "as it was");
    Path file = Files.createSymbolicLink(folder.resolve("file"), precious);

    WholeFile.write(file, "new");

    assertThat(precious).hasContent("as it was");
    assertThat(file).hasContent("new");
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void theTemporaryNameCannotBePredicted() throws IOException {
    assertThat(nameMeanwhile()).startsWith(".file.").isNotEqualTo(nameMeanwhile());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheFormerOne() throws IOException {
    Path file = folder.resolve("file");
    WholeFile.write(file, "former");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    WholeFile.Readers.NOBODY,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    assertThat(file).hasContent("former");
    assertThat(names(folder)).containsExactly("file");
  }

  @Test
  void filesOfKilledProcessesAreRemoved() throws IOException {
    Files.writeString(folder.resolve(".file.0b1c.tmp"), "half");
    Files.writeString(folder.resolve(".other.0b1c.tmp"), "half");

    WholeFile.removeParts(folder.resolve("file"));

    assertThat(names(folder)).containsExactly(".other.0b1c.tmp");
  }

  @Test
  void aFileThatEverybodyCanReadIsRestrictedAndOneForAGroupIsNot() throws IOException {
    assertThat(taken("rw-r--r--")).isEqualTo("rw-------");
    assertThat(taken("rw-r-----")).isEqualTo("rw-r-----");
    Path missing = folder.resolve("missing");
    assertThat(OwnerOnly.file(missing)).isFalse();
    assertThat(permissions(missing)).isEqualTo("rw-------");
  }

  private String taken(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("store"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    OwnerOnly.file(file);
    return permissions(file);
  }

  private String inFolderOf(String permissions) throws IOException {
    Path made = Files.createDirectories(folder.resolve("exports"));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    Path file = made.resolve("lists.csv");
    WholeFile.write(file, WholeFile.Readers.GROUP_OF_FOLDER, out -> out.write(1));
    return permissions(file);
  }

  private String nameMeanwhile() throws IOException {
    StringBuilder name = new StringBuilder();
    WholeFile.write(
        folder.resolve("file"), WholeFile.Readers.NOBODY, out -> name.append(names(folder).get(0)));
    Files.delete(folder.resolve("file"));
    return name.toString();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
