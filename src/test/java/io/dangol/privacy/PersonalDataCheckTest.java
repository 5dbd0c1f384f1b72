package io.dangol.privacy;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PersonalDataCheckTest {

  private static final Dataset<Row> ACCOUNT_IDS =
      rows(
          "account_id string",
          """
          {account_id: "17"}
          {account_id: "ann@shop.example"}
          {account_id: "a b"}
          """);

  @Test
  void findsIdsInTextsListsMapsAndStructs() {
    var leaking =
        rows(
            "plain string, json string, list array<string>, map map<string, string>,"
                + " deep array<struct<name: string, n: bigint>>, number bigint",
            """
            {plain: "a b", json: "{\\"account\\":\\"17\\"}", list: ["x", "17"]}
            {plain: "mail to ann@shop.example, please", map: {k: "17", "17": null}}
            {deep: [{name: "17"}, {name: null}], number: 17}
            """);

    assertThat(PersonalDataCheck.found(ACCOUNT_IDS, leaking))
        .isEqualTo(Map.of("plain", 2L, "json", 1L, "list", 1L, "map", 1L, "deep", 1L));
  }

  @Test
  void seesNoIdInsideALongerWord() {
    var sound =
        rows("plain string, number bigint", "{plain: \"2017-01-17T17.17 ann\", number: 17}");

    assertThat(PersonalDataCheck.found(ACCOUNT_IDS, sound)).isEmpty();
  }

  @Test
  void aTableWithoutTextsHoldsNothing() {
    assertThat(PersonalDataCheck.found(ACCOUNT_IDS, rows("n bigint", "{n: 17}"))).isEmpty();
  }
}
