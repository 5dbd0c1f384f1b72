package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {

  private final Problems problems = new Problems();

  @Test
  void readsEachKindOfValue() {
    Section root =
        root(
            """
            on = true, n = 3, x = 1e-3, wait = 90d, pause = 36h, rest = 5m, name = "a b", year = 2011, zone = Asia/Seoul
            names = [a, 2]
            """);

    assertThat(root.flag("on")).isTrue();
    assertThat(root.integer("n", 1, 3)).isEqualTo(3);
    assertThat(root.number("x", 0, 1)).isEqualTo(0.001);
    assertThat(root.days("wait", 1, 365)).isEqualTo(90);
    assertThat(root.hours("pause", 1, 48)).isEqualTo(36);
    assertThat(root.seconds("rest", 0, 300)).isEqualTo(300);
    assertThat(root.text("name")).isEqualTo("a b");
    assertThat(root.text("year")).isEqualTo("2011");
    assertThat(root.zone("zone")).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(root.texts("names")).containsExactly("a", "2");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void reportsInvalidValuesAndReturnsTheLeastAllowedOne() {
    Section root =
        root(
            "on = yes\nn = 1.5\nx = 2\nwait = 400d\npause = 2d\nzone = Moon\nnames = a\nname = \"\"\nrest = 2h");

    assertThat(root.flag("on")).isFalse();
    assertThat(root.integer("n", 1, Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(root.number("x", 0.5, 1)).isEqualTo(0.5);
    assertThat(root.days("wait", 1, 365)).isEqualTo(1);
    assertThat(root.hours("pause", 1, 48)).isEqualTo(1);
    assertThat(root.zone("zone")).isEqualTo(ZoneOffset.UTC);
    assertThat(root.texts("names")).isEmpty();
    assertThat(root.text("name")).isEmpty();
    assertThat(root.seconds("rest", 5, 60)).isEqualTo(5);
    assertThat(problems.all())
        .containsExactly(
            "String:1: on is \"yes\", must be true or false",
            "String:2: n is 1.5, must be a whole number, at least 1",
            "String:3: x is 2, must be 0.5 to 1",
            "String:4: wait is \"400d\", must be 1d to 365d",
            "String:5: pause is \"2d\", must be a number of hours like 36h, 1h to 48h",
            "String:6: zone is \"Moon\", must be a time zone like Europe/Lisbon",
            "String:7: names is \"a\", must be a list of texts that are not empty",
            "String:8: name is \"\", must be a text that is not empty",
            "String:9: rest is \"2h\", must be a time like 30s or 5m, 5s to 60s");
  }

  @Test
  void readsAutoOrAValue() {
    Section root = root("rank = auto, n = 3, weight = auto, x = 0.5, wait = auto, pause = 9d");

    assertThat(root.integerOrAuto("rank", 1, 9)).isEmpty();
    assertThat(root.integerOrAuto("n", 1, 9)).hasValue(3);
    assertThat(root.numberOrAuto("weight", 0, 1)).isEmpty();
    assertThat(root.numberOrAuto("x", 0, 1)).hasValue(0.5);
    assertThat(root.daysOrAuto("wait", 1, 9)).isEmpty();
    assertThat(root.daysOrAuto("pause", 1, 9)).hasValue(9);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void reportsWhatIsNeitherAutoNorAValue() {
    Section root = root("n = 0\nrank = automatic\nx = 2\nweight = \"\"\nwait = 9");

    assertThat(root.integerOrAuto("n", 1, 9)).isEmpty();
    assertThat(root.integerOrAuto("rank", 1, 9)).isEmpty();
    assertThat(root.numberOrAuto("x", 0, 1)).isEmpty();
    assertThat(root.numberOrAuto("weight", 0, 1)).isEmpty();
    assertThat(root.daysOrAuto("wait", 1, 9)).isEmpty();
    assertThat(problems.all())
        .containsExactly(
            "String:1: n is 0, must be 1 to 9",
            "String:2: rank is \"automatic\", must be auto or a whole number, 1 to 9",
            "String:3: x is 2, must be 0 to 1",
            "String:4: weight is \"\", must be auto or a number, 0 to 1",
            "String:5: wait is 9, must be auto or a number of days like 90d, 1d to 9d");
  }

  @Test
  void readsFreeKeysInTheirOrderAndJoinsInnerOnesByDots() {
    Section root =
        root("types { z = view, \"add.cart\" = cart_add, sql.shuffle = 3 }, w { b = 2, a = 0.5 }");

    assertThat(root.textMap("types"))
        .containsExactly(
            Map.entry("add.cart", "cart_add"),
            Map.entry("sql.shuffle", "3"),
            Map.entry("z", "view"));
    assertThat(root.numberMap("w", 0, 1)).containsExactly(Map.entry("a", 0.5));
    assertThat(problems.all()).containsExactly("String:1: w.b is 2, must be a number, 0 to 1");
  }

  @Test
  void readsObjectsByNameAndKnowsTheirKeys() {
    Section root = root("sources {\n b.v1 { path = x }\n \"a.b\" { path = y, pth = z }\n}");

    Map<String, Section> sources = root.sections("sources");

    assertThat(sources.keySet()).containsExactly("a.b", "b");
    assertThat(sources.get("a.b").text("path")).isEqualTo("y");
    assertThat(sources.get("b").section("v1").text("path")).isEqualTo("x");
    assertThat(problems.all())
        .containsExactly(
            "String:3: sources.\"a.b\".pth is not a known key, did you mean sources.\"a.b\".path?");
  }

  @Test
  void nullLeavesANamedObjectOut() {
    Section root = root("sources {\n a { path = x }\n b = null\n}");

    Map<String, Section> sources = root.sections("sources");

    assertThat(sources.keySet()).containsExactly("a");
    assertThat(sources.get("a").text("path")).isEqualTo("x");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void reportsOnceThatASectionIsMissingOrNotAnObject() {
    Section root = root("b = 3");

    assertThat(root.section("a").integer("n", 1, 9)).isEqualTo(1);
    assertThat(root.section("b").sections("c")).isEmpty();

    assertThat(problems.all())
        .containsExactly("String:1: a is missing", "String:1: b is 3, must be an object");
  }

  @Test
  void countsNullAsNoValue() {
    Section root = root("a = null, b = 1");

    assertThat(List.of(root.has("a"), root.has("b"), root.has("b.c")))
        .containsExactly(false, true, false);
    root.text("a");

    assertThat(problems.all()).containsExactly("String:1: a is missing");
  }

  @Test
  void reportsAProblemInTheCallersWords() {
    Section root = root("ingest {\n until = 2011-01-01\n}");

    root.section("ingest").problem("until", "must be after ingest.from");
    root.section("ingest").problem("from", "must go with ingest.until");
    root.section("ingest").problem("until", "is no working day");

    assertThat(problems.all())
        .containsExactly(
            "String:1: ingest.from must go with ingest.until",
            "String:2: ingest.until = \"2011-01-01\" is no working day",
            "String:2: ingest.until is \"2011-01-01\", must be after ingest.from");
  }

  @Test
  void aFormerKeyIsReportedWithItsCurrentName() {
    Section root = root("model {\n iterations = 3\n}");

    root.section("model").renamed("iterations", "als.iterations");
    root.section("model").renamed("lambda", "als.lambda");

    assertThat(problems.all())
        .containsExactly("String:2: model.iterations has another name: write model.als.iterations");
  }

  private Section root(String text) {
    return Section.root(ConfigFactory.parseString(text), problems);
  }
}
