package io.dangol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that people write keep within their lengths, and their links lead somewhere. */
class MarkdownTest {
  private static final int LONGEST_LINE = 120;
  private static final int WORDS_OF_README = 1_300;
  private static final int LINES_OF_A_DECISION = 45;

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(#[^)]*)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docs/adr", "notebooks")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(MarkdownTest::isWritten).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static boolean isWritten(Path file) {
    return file.toString().endsWith(".md") && !text(file).startsWith("<!-- Generated");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noLineOfProseIsTooLong(Path page) {
    assertThat(FENCED.matcher(text(page)).replaceAll("").lines())
        .filteredOn(line -> !line.startsWith("|") && !line.startsWith("    "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAHeading(Path page) {
    assertThat(LINK.matcher(text(page)).results())
        .allSatisfy(
            link -> {
              Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
              assertThat(target).exists();
              if (link.group(2) != null) {
                assertThat(anchors(target)).contains(link.group(2));
              }
            });
  }

  @Test
  void readmeTakesFiveMinutes() {
    assertThat(WORD.matcher(text(Path.of("README.md"))).results().count())
        .isLessThanOrEqualTo(WORDS_OF_README);
  }

  @Test
  void aDecisionHasOnePage() throws IOException {
    assertThat(pages())
        .filteredOn(page -> page.startsWith("docs/adr"))
        .isNotEmpty()
        .allSatisfy(
            page ->
                assertThat(text(page).lines().count()).isLessThanOrEqualTo(LINES_OF_A_DECISION));
  }

  /** The anchors that GitHub derives from headings. */
  private static List<String> anchors(Path page) {
    return HEADING
        .matcher(text(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> "#" + heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
