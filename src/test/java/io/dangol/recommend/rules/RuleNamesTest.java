package io.dangol.recommend.rules;

import static io.dangol.recommend.rules.RuleShop.rules;
import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import org.junit.jupiter.api.Test;

class RuleNamesTest {

  private final StepTables shop =
      new StepTables(RuleShop.DAY)
          .with(
              Tables.ITEMS,
              rows(
                  Tables.ITEMS,
                  """
                  {item_id: 1, code: "A1", category: "Drinks > Tea > Green", brand: "Oak"}
                  {item_id: 2, code: "A2"}
                  """));

  @Test
  void namesThatItemsHaveAreKnown() {
    RuleNames.require(
        rules(
            """
            one { action = exclude, items = [A1, A2] }
            two { action = exclude, categories = [Drinks, "Drinks > Tea"], brands = [Oak] }
            """),
        shop);
  }

  @Test
  void everyUnknownNameIsToldWithItsRule() {
    Rules rules =
        rules(
            """
            one { action = exclude, items = [A1, B7] }
            two { action = boost, categories = ["Drinks > Tee"], brands = [Elm], factor = 2 }
            """);

    assertThatThrownBy(() -> RuleNames.require(rules, shop))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessage(
            """
            recommend.rules.one names the item 'B7', which silver.items does not have; write one that a source has delivered, or remove it
            recommend.rules.two names the category 'Drinks > Tee', which silver.items does not have, did you mean 'Drinks > Tea'?
            recommend.rules.two names the brand 'Elm', which silver.items does not have; write one that a source has delivered, or remove it\
            """);
  }

  @Test
  void aShopWithoutAnyItemCanNotBeChecked() {
    assertThat(
            RuleNames.unknown(
                rules("one { action = exclude, items = [B7] }"), new StepTables(RuleShop.DAY)))
        .isEmpty();
  }
}
