package io.dangol.ingest;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
  private static final List<String> KEY = Tables.CONSENTS.key().stream().map(Field::name).toList();

  @Test
  void atOneInstantTheWithdrawalWinsWhereverItStands() {
    String said =
        """
        {account_key: 1, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: false, file: "a", position: 1}
        {account_key: 1, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, file: "a", position: 2}
        {account_key: 2, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, file: "a", position: 3}
        {account_key: 2, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: false, file: "b", position: 1}
        {account_key: 3, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, file: "b", position: 2}
        {account_key: 3, purpose: "marketing", channel: "any", since_at: "2026-01-02T00:00:00Z", is_granted: false, file: "b", position: 3}
        """;
    String columns =
        "account_key bigint, purpose string, channel string, since_at timestamp,"
            + " is_granted boolean, file string, position bigint, feed_on date";

    assertThat(Latest.perKey(rows(columns, said), KEY))
        .hasRows(
            """
            {account_key: 1, since_at: "2026-01-01T00:00:00Z", is_granted: false}
            {account_key: 2, since_at: "2026-01-01T00:00:00Z", is_granted: false}
            {account_key: 3, since_at: "2026-01-01T00:00:00Z", is_granted: true}
            {account_key: 3, since_at: "2026-01-02T00:00:00Z", is_granted: false}
            """);
  }

  @Test
  void whatIsKnownStandsButAWithdrawalWins() {
    String known =
        """
        {account_key: 1, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 1}
        {account_key: 2, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: false, batch_id: 1}
        """;
    String said =
        """
        {account_key: 1, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: false, batch_id: 2}
        {account_key: 2, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 2}
        {account_key: 3, purpose: "marketing", channel: "any", since_at: "2026-01-01T00:00:00Z", is_granted: true, batch_id: 2}
        """;

    assertThat(
            Latest.keepingKnown(
                rows(Tables.CONSENTS, said), rows(Tables.CONSENTS, known), Tables.CONSENTS.key()))
        .hasRows(
            """
            {account_key: 1, is_granted: false, batch_id: 1}
            {account_key: 2, is_granted: false, batch_id: 1}
            {account_key: 3, is_granted: true, batch_id: 2}
            """);
  }
}
