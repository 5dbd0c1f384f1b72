package io.dangol.docs;

import static java.util.stream.Collectors.joining;

import io.dangol.config.Manual;
import io.dangol.config.Manual.Chapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the page of the configuration: every key with default, type, range and comment. */
final class ConfigurationPage {

  private static final String INDENTED = " ";
  private static final Set<String> CLOSING = Set.of("", "}");

  private ConfigurationPage() {}

  static String of(Manual manual, Map<String, String> expected) {
    Markdown page =
        Markdown.page("Configuration")
            .block(
                """
                Every key that may be changed, with its default, what it may be, and what it is for; from
                [reference.conf](../src/main/resources/reference.conf), which is part of the application. A file given
                with `--conf` holds differences from it, `--set KEY=VALUE` holds differences from the file, and
                `${NAME}` takes a value from the environment. `dangol check-config` names every problem at once, with
                file and line.""");
    for (Chapter chapter : manual.chapters()) {
      if (!chapter.title().isEmpty()) {
        page.chapter(chapter.title());
        chapter.passages().forEach(entry -> write(page, entry, expected));
      }
    }
    return page.toString();
  }

  private static void write(Markdown page, Manual.Passage entry, Map<String, String> expected) {
    if (!entry.keys().isEmpty()) {
      page.block(entry.keys().stream().map(key -> line(key, expected)).collect(joining("  \n")));
    }
    List<String> block = new ArrayList<>();
    boolean code = false;
    for (String line : entry.comment()) {
      boolean example =
          line.startsWith(INDENTED) || line.endsWith("{") || (code && CLOSING.contains(line));
      if (example != code) {
        end(page, block, code);
        code = example;
      }
      block.add(line);
    }
    end(page, block, code);
  }

  /** As in {@code recommend.rank = 64}, a whole number, 1 to 1024. */
  private static String line(Manual.Key key, Map<String, String> expected) {
    return "**`%s`** = `%s` (%s%s)"
        .formatted(
            key.path(),
            key.value(),
            expectation(key, expected),
            key.value().equals("null") ? ", or null" : "");
  }

  /** What the value may be; for a key below one that is read as a whole, what that one says. */
  private static String expectation(Manual.Key key, Map<String, String> expected) {
    if (expected.containsKey(key.path())) {
      return expected.get(key.path());
    }
    for (String path = above(key.path()); !path.isEmpty(); path = above(path)) {
      if (expected.containsKey(path)) {
        return expected.get(path).replaceFirst("^an object of names; each must be ", "");
      }
    }
    if (key.value().equals("{}")) {
      return "an object";
    }
    throw new IllegalArgumentException(
        "nothing says what " + key.path() + " may be: no settings were read from it");
  }

  private static String above(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  private static void end(Markdown page, List<String> block, boolean code) {
    if (code) {
      page.code("", block);
    } else if (!String.join("", block).isBlank()) {
      page.block(String.join("\n", block));
    }
    block.clear();
  }
}
