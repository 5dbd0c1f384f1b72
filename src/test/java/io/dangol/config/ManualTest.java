package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTest {

  @Test
  void hasEveryKeyOfTheReferenceOnceWithItsValue() {
    List<Manual.Key> keys =
        Manual.read().chapters().stream()
            .flatMap(chapter -> chapter.passages().stream())
            .flatMap(entry -> entry.keys().stream())
            .toList();
    List<String> leaves = new ArrayList<>();
    leaves(List.of(), ConfigFactory.parseResources("reference.conf").root(), leaves);

    assertThat(keys).extracting(Manual.Key::path).containsExactlyInAnyOrderElementsOf(leaves);
    assertThat(keys)
        .allSatisfy(
            key ->
                assertThat(ConfigFactory.parseString("value = " + key.value()).root().get("value"))
                    .isEqualTo(value(key.path())));
  }

  @Test
  void keepsACommentWithTheKeysBelowItAndOneBeforeABlankLineByItself() {
    Manual manual =
        Manual.of(
            List.of(
                "# ---- Lists ----",
                "",
                "lists {",
                "# Of all that follows.",
                "",
                "# From and",
                "# to.",
                "from = 1",
                "to = [2]",
                "more {}",
                "}"));

    assertThat(manual.chapters())
        .containsExactly(
            new Manual.Chapter(
                "Lists",
                List.of(
                    new Manual.Passage(List.of("Of all that follows."), List.of()),
                    new Manual.Passage(
                        List.of("From and", "to."),
                        List.of(
                            new Manual.Key("lists.from", "1"),
                            new Manual.Key("lists.to", "[2]"),
                            new Manual.Key("lists.more", "{}"))))));
  }

  private static Object value(String path) {
    return Reading.find(
            ConfigFactory.parseResources("reference.conf").root(), ConfigUtil.splitPath(path))
        .<Object>map(found -> found)
        .orElseGet(() -> ConfigFactory.parseString("value = null").root().get("value"));
  }

  private static void leaves(List<String> path, ConfigObject object, List<String> leaves) {
    object.forEach(
        (key, value) -> {
          List<String> child = Reading.child(path, key);
          if (value instanceof ConfigObject below && !below.isEmpty()) {
            leaves(child, below, leaves);
          } else {
            leaves.add(ConfigUtil.joinPath(child));
          }
        });
  }
}
