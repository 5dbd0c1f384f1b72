package io.dangol.app;

import static io.dangol.testing.TinyShop.LAST_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.DangolProcess;
import io.dangol.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a home that all users of the machine may enter, with the usual umask. */
@Tag("slow")
class ClosedToOthersTest {
  private static final Duration NIGHT = Duration.ofMinutes(10);

  @TempDir private Path folder;

  @Test
  void noFileOfANightCanBeReadByOthersNotEvenWhenItIsKilled() throws IOException {
    TinyShop shop = TinyShop.in(folder);
    Path home = folderForAll("home");
    Path temporary = folderForAll("tmp");
    Path events = folderForAll("events");
    Path marker = home.resolve("marker");
    String stop = "drill.stop-at=\"wrote/rank-items/gold.recommendations\"";

    try (DangolProcess night =
        start(
            shop,
            "nightly",
            "--as-of",
            LAST_DAY.toString(),
            "--set",
            stop,
            "--set",
            "drill.marker=" + marker)) {
      night.await("lists are written", () -> Files.exists(marker), NIGHT);
      night.kill();
    }
    assertThat(files(home.resolve("scratch")))
        .as("blocks of the killed night")
        .hasSizeGreaterThan(1);
    assertThat(openIn(home, temporary)).isEmpty();

    run(shop, "nightly", "--as-of", LAST_DAY.toString());
    run(shop, "export", "--to", home.resolve("export").toString());

    assertThat(files(home))
        .extracting(file -> file.getFileName().toString())
        .contains("serving.db", "run-report.json", "recommendations.csv");
    assertThat(openIn(home, temporary)).isEmpty();
    assertThat(files(home.resolve("scratch")))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(".lock");
    assertThat(files(events)).as("Spark's log of events, which may hold values of rows").isEmpty();
  }

  private void run(TinyShop shop, String... words) {
    try (DangolProcess command = start(shop, words)) {
      assertThat(command.exitCode(NIGHT)).as(command.err()).isZero();
    }
  }

  /** As on a machine whose umask is 022 and whose settings of Spark turn the log of events on. */
  private DangolProcess start(TinyShop shop, String... words) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "umask 022; exec scripts/dangol \"$@\"", "dangol"));
    command.addAll(List.of(words));
    command.addAll(
        List.of("--conf", shop.conf().toString(), "--set", "home=" + folder.resolve("home")));
    String java =
        DangolProcess.QUICK
            + " -Djava.io.tmpdir="
            + folder.resolve("tmp")
            + " -Dspark.eventLog.enabled=true -Dspark.eventLog.dir="
            + folder.resolve("events");
    return DangolProcess.start(
        folder.resolve(words[0]), Map.of("JAVA_TOOL_OPTIONS", java), command);
  }

  private Path folderForAll(String name) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    return made;
  }

  /** Files and folders below these that somebody else than the owner has a right on. */
  private static List<String> openIn(Path... roots) throws IOException {
    List<String> open = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.filter(path -> !path.equals(root)).toList()) {
          String permissions =
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(each, LinkOption.NOFOLLOW_LINKS));
          if (!Files.isSymbolicLink(each) && !permissions.endsWith("------")) {
            open.add(permissions + " " + root.relativize(each));
          }
        }
      }
    }
    return open;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
