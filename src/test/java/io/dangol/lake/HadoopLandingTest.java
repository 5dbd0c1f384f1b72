package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Landing.LandingFile;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopLandingTest {
  private final HadoopLanding landing = new HadoopLanding(TestSpark.session());

  @TempDir private Path elsewhere;
  @TempDir private Path folder;

  @BeforeEach
  void deliver() throws IOException {
    for (String day : List.of("day=1", "_temporary", ".snapshot")) {
      Files.createDirectory(folder.resolve(day));
      Files.writeString(folder.resolve(day).resolve("a.csv"), "abc");
      Files.writeString(folder.resolve(day).resolve("_a.csv"), "abc");
    }
    Files.writeString(elsewhere.resolve("secret"), "abc");
  }

  @Test
  void wildcardsMatchNoHiddenFileAndNoHiddenFolder() {
    assertThat(names("*/*.csv")).containsExactly("day=1/a.csv");
    assertThat(names("*/a.csv")).containsExactly("day=1/a.csv");
    assertThat(names("_temp*/a.csv")).containsExactly("_temporary/a.csv");
    assertThat(names(".snapshot/*.csv")).containsExactly(".snapshot/a.csv");
  }

  @Test
  void linksThatLeadOutOfTheFolderAreMarked() throws IOException {
    Path day = folder.resolve("day=1");
    Files.createSymbolicLink(day.resolve("b.csv"), elsewhere.resolve("secret"));
    Files.createSymbolicLink(day.resolve("c.csv"), day.resolve("a.csv"));
    Files.createSymbolicLink(folder.resolve("day=2"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("landing"), folder);

    assertThat(sizes(folder + "/*/*.csv")).containsExactly(3L, LandingFile.LINK, 3L);
    assertThat(sizes(folder + "/*/secret")).containsExactly(LandingFile.LINK);
    assertThat(sizes(day + "/b.csv")).containsExactly(LandingFile.LINK);
    assertThat(sizes(elsewhere + "/landing/day=1/a.csv")).containsExactly(3L);
  }

  @Test
  void filesAreDividedInOrderIntoTasksOfSimilarSize() {
    assertThat(HadoopLanding.shared(List.of(), 2)).isEmpty();
    assertThat(HadoopLanding.shared(files(1, 1, 1, 1), 2))
        .containsExactly(List.of("0", "1"), List.of("2", "3"));
    assertThat(HadoopLanding.shared(files(100 << 20, 1, 1, 1), 2))
        .containsExactly(List.of("0"), List.of("1", "2", "3"));
    assertThat(HadoopLanding.shared(files(200 << 20, 200 << 20, 1, 200 << 20), 1))
        .containsExactly(List.of("0"), List.of("1"), List.of("2", "3"));
  }

  private static List<LandingFile> files(int... sizes) {
    return IntStream.range(0, sizes.length)
        .mapToObj(i -> new LandingFile(String.valueOf(i), sizes[i], Instant.EPOCH))
        .toList();
  }

  private List<String> names(String glob) {
    return landing.list(folder + "/" + glob).stream()
        .map(file -> file.path().replaceFirst(".*/([^/]+/[^/]+)$", "$1"))
        .toList();
  }

  private List<Long> sizes(String glob) {
    return landing.list(glob).stream().map(LandingFile::size).toList();
  }
}
