package io.dangol.privacy;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.table.Tables;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RejectsOfPeopleTest {

  @Test
  void aRecordThatHoldsAnIdGoesAndOneBelowAnothersRecordLosesItsHeader() {
    People ann = new People(1, List.of(1L), List.of(1L), Set.of("ann", "ann-2"));

    assertThat(
            RejectsOfPeople.in(
                rows(
                    Tables.REJECTED_EVENTS,
                    """
                    {file: "a", position: 2, payload: "ann;x", header: "customer;item"}
                    {file: "a", position: 3, payload: "anna;x", header: "customer;item"}
                    {file: "b", position: 1, payload: "bob;x", header: "ann-2;y"}
                    {file: "b", position: 2, payload: null, header: null}
                    """),
                ann))
        .hasRows(
            """
            {file: "a", position: 2, goes: true}
            {file: "b", position: 1, goes: false}
            """);
  }
}
