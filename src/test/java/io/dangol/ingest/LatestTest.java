package io.dangol.ingest;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.table.Tables;
import org.junit.jupiter.api.Test;

class LatestTest {

  @Test
  void whatIsKnownStandsButAWithdrawalWins() {
    String known =
        """
        {account_key: 1, purpose: "marketing", channel: "all", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 1}
        {account_key: 2, purpose: "marketing", channel: "all", since_at: "2026-01-01T00:00:00Z", is_granted: false, batch_id: 1}
        """;
    String said =
        """
        {account_key: 1, purpose: "marketing", channel: "all", since_at: "2026-01-01T00:00:00Z", is_granted: false, batch_id: 2}
        {account_key: 2, purpose: "marketing", channel: "all", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 2}
        {account_key: 3, purpose: "marketing", channel: "all", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 2}
        """;

    assertThat(
            Latest.filling(
                rows(Tables.CONSENTS, said), rows(Tables.CONSENTS, known), Tables.CONSENTS.key()))
        .hasRows(
            """
            {account_key: 1, is_granted: false, batch_id: 1}
            {account_key: 2, is_granted: false, batch_id: 1}
            {account_key: 3, is_granted: true, batch_id: 2}
            """);
  }
}
