package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludesTest {

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void findsAFileNextToTheIncludingOne() throws IOException {
    write("common.conf", "zone = Asia/Seoul\ninclude \"deep/seed\"");
    write("deep/seed.conf", "seed = 11");
    Path shop = write("shop.conf", "include \"common.conf\"\nhome = work");
    Path relative = Path.of("").toAbsolutePath().relativize(shop.toAbsolutePath());

    for (Path given : List.of(shop, relative, folder.resolve("deep/../shop.conf"))) {
      Section root = load(given);
      assertThat(root.text("zone")).isEqualTo("Asia/Seoul");
      assertThat(root.integer("seed", 0, 100)).isEqualTo(11);
    }
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void findsAFileIfTheGivenPathHasNoFolder() throws IOException {
    Path given = Files.createTempFile(Path.of(""), "shop", ".conf");
    Path common = Files.createTempFile(Path.of(""), "common", ".conf");
    try {
      Files.writeString(given, "include \"%s\"".formatted(common));
      Files.writeString(common, "zone = Asia/Seoul");

      assertThat(given.getParent()).isNull();
      assertThat(load(given).text("zone")).isEqualTo("Asia/Seoul");
    } finally {
      Files.delete(given);
      Files.delete(common);
    }
  }

  @Test
  void aMissingFileIsReportedWithFileAndLine() throws IOException {
    write("inner.conf", "\n\nsources { include required(file(\"lost.conf\")) }");
    Path shop =
        write("shop.conf", "# include \"comon.conf\"\ninclude \"comon.conf\"\ninclude \"inner\"");

    load(shop);

    assertThat(problems.all())
        .filteredOn(problem -> problem.contains("include"))
        .containsExactly(
            folder.resolve("inner.conf")
                + ":3: include names lost.conf, but there is no such file, or it is not readable: "
                + folder.resolve("lost.conf"),
            shop
                + ":2: include names comon.conf, but there is no such file, or it is not readable: "
                + folder.resolve("comon.conf"));
  }

  @Test
  void includesNeverUseTheNetworkOrTheClassPath() throws IOException {
    Path shop =
        write(
            "shop.conf",
            """
            include url("http://127.0.0.1:9/x.conf")
            include "https://127.0.0.1:9/y.conf"
            include classpath("reference.conf")
            include url("http://kim:hunter2@127.0.0.1:9/z.conf")
            """);

    Configuration.load(
        Optional.of(shop), List.of("x={include \"reference.conf\"}"), Map.of(), problems);

    assertThat(problems.all())
        .contains(
            shop + ":1: include names http://127.0.0.1:9/x.conf, but only files can be included",
            shop + ":2: include names https://127.0.0.1:9/y.conf, but only files can be included",
            shop + ":3: include names reference.conf, but only files can be included",
            shop + ":4: include names ***, but only files can be included",
            "--set: include names reference.conf, but only files can be included, by a file");
    assertThat(String.join("", problems.all())).doesNotContain("hunter2");
  }

  @Test
  void aCircularIncludeIsReported() throws IOException {
    Path shop = write("shop.conf", "include \"other.conf\"");
    write("other.conf", "include \"shop.conf\"");

    load(shop);

    assertThat(problems.all())
        .containsExactly(
            folder.resolve("other.conf")
                + ":1: include names shop.conf, which is a circle: that file leads here");
  }

  private Section load(Path file) {
    return Configuration.load(Optional.of(file), List.of(), Map.of(), problems).root();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
