package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class TableFolderTest {

  @Test
  void noTableHasStatisticsOnColumnsThatLeadToAPerson() {
    for (Table table : Tables.all()) {
      List<String> kept = List.of(TableFolder.statisticsColumns(table).split(","));
      for (Field field : table.columns()) {
        boolean text = field.type().equals(DataTypes.StringType);
        if (field.privacy() == Privacy.PERSONAL || (text && field.privacy() != Privacy.NONE)) {
          assertThat(kept).as(table.name()).doesNotContain(field.name());
        }
      }
    }
  }

  @Test
  void receiptsSessionsAndMessagesLeadToAPerson() {
    assertThat(TableFolder.statisticsColumns(Tables.EVENTS).split(","))
        .contains("occurred_at", "account_key", "item_id")
        .doesNotContain("event_id", "session_id", "basket_id", "text", "context");
    assertThat(TableFolder.statisticsColumns(Tables.CONTACTS)).doesNotContain("contact_id");
    assertThat(TableFolder.statisticsColumns(Tables.REJECTED_EVENTS)).doesNotContain("header");
    assertThat(TableFolder.statisticsColumns(Tables.CUSTOMER_ATTRIBUTES))
        .doesNotContain("joined_on");
  }
}
