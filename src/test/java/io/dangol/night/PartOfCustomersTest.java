package io.dangol.night;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Inputs;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import io.dangol.testing.StepTables;
import io.dangol.testing.TestSpark;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PartOfCustomersTest {
  private static final Inputs ALL =
      new StepTables(LocalDate.EPOCH)
          .with(Tables.INTERACTIONS, TestSpark.session().range(300).toDF("customer_id"))
          .with(Tables.EVENTS, rows("customer_id bigint", "{}"))
          .with(Tables.ITEMS, rows("item_id int", "{item_id: 1}"));

  @Test
  void onePartOfThreeHasAboutAThirdOfTheCustomersAndAlwaysTheSame() {
    List<Long> part = customers(3);

    assertThat(part).hasSizeBetween(70, 130).isEqualTo(customers(3));
    assertThat(part).as("one of six is within one of three").containsAll(customers(6));
    assertThat(customers(1)).hasSize(300);
  }

  @Test
  void rowsWithoutACustomerAndTablesWithoutCustomersAreInEachPart() {
    PartOfCustomers part = new PartOfCustomers(ALL, 1000);

    assertThat(part.read(Tables.EVENTS).count()).isEqualTo(1);
    assertThat(part.read(Tables.ITEMS).count()).isEqualTo(1);
  }

  private static List<Long> customers(int parts) {
    return new PartOfCustomers(ALL, parts)
        .read(Tables.INTERACTIONS).collectAsList().stream()
            .map((Row row) -> Columns.CUSTOMER_ID.longOf(row))
            .sorted()
            .toList();
  }
}
