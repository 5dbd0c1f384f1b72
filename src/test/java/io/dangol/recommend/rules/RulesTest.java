package io.dangol.recommend.rules;

import static io.dangol.recommend.rules.RuleShop.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.config.Configuration;
import io.dangol.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

  private static final String CSV =
      """
      name,action,items,categories,brands,factor,rank,most,per,segments,attribute,values,from,until,order
      gone,exclude,,"Drinks > Wine|Food, tinned",,,,,,,region,Busan|Jeju,2026-07-01,2026-07-31,
      week-offer,pin,a|b,,,,2,,,Loyal regulars,,,,,5

      up,boost,,,Oak,1.5,,,,,,,,,
      few,at-most,,,,,,3,brand,,,,,,
      """;

  private static final String CONFIGURATION =
      """
      recommend.rules {
        gone {
          action = exclude, categories = ["Drinks > Wine", "Food, tinned"]
          attribute = region, values = [Busan, Jeju], from = 2026-07-01, until = 2026-07-31
        }
        week-offer { action = pin, items = [a, b], rank = 2, segments = ["Loyal regulars"], order = 5 }
        up { action = boost, brands = [Oak], factor = 1.5 }
        few { action = at-most, most = 3, per = brand }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aFileSaysTheSameAsTheConfiguration() throws IOException {
    assertThat(ofFile(CSV)).isEqualTo(ofConfiguration(CONFIGURATION));
    assertThat(ofFile(CSV).all())
        .extracting(Rule::name)
        .containsExactly("few", "gone", "up", "week-offer");
  }

  @Test
  void aFileAddsToTheConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("rules.csv"), CSV);

    assertThat(
            ofConfiguration(
                    "recommend.rules.more { action = exclude, items = [c] }\nrecommend.rules-file = \"%s\""
                        .formatted(file))
                .all())
        .extracting(Rule::name)
        .contains("more", "up");
  }

  @Test
  void everyProblemOfAFileNamesItsLine() {
    assertThatThrownBy(
            () ->
                ofFile(
                    """
                    name,action,items,factor,colour
                    up,boost,a,0.5,
                    ,exclude,a,,
                    down,bury,a,0.5,red
                    up,exclude,a,,
                    more,exclude,a,,,,
                    """))
        .hasMessageContaining(
            "rules.csv:2: recommend.rules.up.factor is \"0.5\", must be 1 to 1000")
        .hasMessageContaining("rules.csv:3: recommend.rules-file has no name in this line")
        .hasMessageContaining("rules.csv:4: recommend.rules.down.colour is not a known key")
        .hasMessageContaining(
            "rules.csv:5: recommend.rules-file has the name up, which %s/rules.csv:2 has, too"
                .formatted(folder))
        .hasMessageContaining(
            "rules.csv:6: recommend.rules-file has 7 cells in this line and 5 columns");
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> ofConfiguration("recommend.rules-file = \"none.csv\""))
        .hasMessageContaining(
            "recommend.rules-file is none.csv, but there is no such file, or it is not readable");
  }

  @Test
  void everyProblemOfARuleNamesTheRule() {
    assertThatThrownBy(
            () ->
                rules(
                    """
                    a { action = hide, items = [x] }
                    b { action = exclude }
                    c { action = boost, items = [x], factor = 1 }
                    d { action = bury, items = [x], factor = 2 }
                    e { action = pin, brands = [x], rank = 21 }
                    f { action = at-most, most = 2, per = colour }
                    g { action = exclude, items = [x], from = 2026-02-30 }
                    h { action = exclude, items = [x], from = 2026-02-03, until = 2026-02-02 }
                    i { action = price-band, low = 2, high = 1 }
                    j { action = age-limit }
                    k { action = exclude, items = [x], factor = 2 }
                    l { action = exclude, items = [], values = [x] }
                    """))
        .hasMessageContaining("recommend.rules.a.action is \"hide\", must be one of exclude, boost")
        .hasMessageContaining("recommend.rules.b.action = \"exclude\" needs items, categories or")
        .hasMessageContaining("recommend.rules.c.factor is 1, must be above 1")
        .hasMessageContaining("recommend.rules.d.factor is 2, must be 0 to 1")
        .hasMessageContaining("recommend.rules.e.rank is 21, must be 1 to 20")
        .hasMessageContaining("recommend.rules.e.action = \"pin\" needs items")
        .hasMessageContaining("recommend.rules.e.brands = [\"x\"] does not go with pin")
        .hasMessageContaining(
            "recommend.rules.f.per is \"colour\", must be one of category, brand, rule")
        .hasMessageContaining(
            "recommend.rules.g.from is \"2026-02-30\", must be a date like 2026-12-31")
        .hasMessageContaining("recommend.rules.h.until = \"2026-02-02\" is before from")
        .hasMessageContaining("recommend.rules.i.low = 2 is above high")
        .hasMessageContaining("recommend.rules.j.action = \"age-limit\" needs min-age")
        .hasMessageContaining(
            "recommend.rules.k.factor = 2 does not go with the action of this rule")
        .hasMessageContaining("recommend.rules.l.items is [], must not be empty: leave it out")
        .hasMessageContaining("recommend.rules.l.values = [\"x\"] need attribute");
  }

  @Test
  void aNameHasNoBlanks() {
    assertThatThrownBy(() -> rules("\"all rules\" { action = exclude, items = [x] }"))
        .hasMessageContaining("belongs to a rule whose name has more than letters, digits");
  }

  @Test
  void rulesAreInTheOrderOfTheirNumbersThenOfTheirNames() {
    assertThat(
            rules(
                    """
                    b { action = exclude, items = [x] }
                    c { action = exclude, items = [x] }
                    a { action = exclude, items = [x], order = 1 }
                    """)
                .all())
        .extracting(Rule::name)
        .containsExactly("b", "c", "a");
  }

  private Rules ofFile(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.csv"), csv);
    return ofConfiguration("recommend.rules-file = \"%s\"".formatted(file));
  }

  private Rules ofConfiguration(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.conf"), text);
    Problems problems = new Problems();
    Rules rules =
        Rules.read(
            Configuration.load(
                    Optional.of(file), List.of(), Map.of(), List.of(Rules.FILE), problems)
                .root()
                .section("recommend"),
            20);
    List<String> ofRules =
        problems.all().stream().filter(problem -> problem.contains("recommend.rules")).toList();
    if (!ofRules.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", ofRules));
    }
    return rules;
  }
}
