package io.dangol.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.table.Columns;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceTest {

  /** The only table whose people are found by reading its texts. */
  private static final List<Table> OF_TEXTS = List.of(Tables.REJECTED_EVENTS);

  @Test
  void everyTableThatLeadsToAPersonIsErasedFrom() {
    for (Table table : Tables.all()) {
      boolean leads =
          table.columns().stream().anyMatch(field -> field.privacy() != Privacy.NONE)
              || table.columns().stream()
                  .anyMatch(f -> f.name().matches("customer_id|account_(key|id)"));
      assertThat(Trace.in(table) != Trace.NONE).as(table.name()).isEqualTo(leads);
      assertThat(Trace.in(table) == Trace.TEXT)
          .as(table.name())
          .isEqualTo(OF_TEXTS.contains(table));
    }
  }

  @Test
  void aCustomersNumberGoesBeforeThatOfAnAccount() {
    assertThat(Trace.in(Tables.IDENTITIES)).isEqualTo(Trace.CUSTOMER);
    assertThat(Trace.in(Tables.EVENTS)).isEqualTo(Trace.ACCOUNT);
    assertThat(Trace.in(Tables.ITEMS)).isEqualTo(Trace.NONE);
  }

  @Test
  void aTableThatLeadsToSomebodyMustSayToWhom() {
    Table baskets = Tables.EVENTS.only(Set.of(Columns.BASKET_ID.name()));

    assertThatThrownBy(() -> Trace.in(baskets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("silver.events leads to a person without a key of the person");
  }
}
