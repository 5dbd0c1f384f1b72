package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.DangolProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir private Path home;

  @Test
  void onlyTheOwnerCanReadTheFolderAndClosingRemovesIt() throws IOException {
    Path parent = home.resolve(Leftovers.SCRATCH);
    Path folder;
    try (Scratch scratch = Scratch.in(parent)) {
      folder = scratch.folder();
      assertThat(permissions(parent)).isEqualTo("rwx------");
      assertThat(permissions(folder)).isEqualTo("rwx------");
      Files.writeString(Files.createDirectories(folder.resolve("blockmgr/00")).resolve("a"), "x");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void theFolderOfARunningProcessIsKept() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    try (DangolProcess other =
        DangolProcess.start(
            home.resolve("other"),
            Map.of(),
            List.of(java, "-cp", classes, ScratchTest.class.getName(), home.toString()))) {
      other.await("it holds its folder", () -> !other.out().isBlank(), Duration.ofMinutes(2));
      Path folder = Path.of(other.out().strip());

      Scratch.in(home).close();
      assertThat(folder).exists();

      other.kill();
      Scratch.in(home).close();
      assertThat(folder).doesNotExist();
    }
  }

  /** Another process, which takes a folder, prints its name and waits to be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    Scratch scratch = Scratch.in(Path.of(arguments[0]));
    System.out.println(scratch.folder());
    new CountDownLatch(1).await();
    scratch.close();
  }

  @Test
  void theFolderOfAKilledProcessIsRemovedByTheNextOne() throws IOException {
    Path left = Files.createDirectories(home.resolve("process-7-x/blockmgr/00"));
    Files.writeString(home.resolve("process-7-x/.held"), "");
    Files.writeString(left.resolve("shuffle_1"), "rows");
    Path precious = Files.writeString(home.resolve("precious"), "not a folder of a process");
    Files.createSymbolicLink(left.resolve("link"), precious);

    try (Scratch scratch = Scratch.in(home)) {
      assertThat(home.resolve("process-7-x")).doesNotExist();
      assertThat(precious).exists();
      assertThat(scratch.folder()).exists();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
