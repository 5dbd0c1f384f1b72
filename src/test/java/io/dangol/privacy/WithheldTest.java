package io.dangol.privacy;

import static io.dangol.job.Purpose.ANALYTICS;
import static io.dangol.job.Purpose.PERSONALISATION;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class WithheldTest {

  /** Customer 1 has two accounts. */
  private static final Dataset<Row> IDENTITY_ROWS =
      rows(
          IDENTITIES,
          """
          {account_kind: "member", account_id: "ann", account_key: 1, customer_id: 1}
          {account_kind: "device", account_id: "phone", account_key: 2, customer_id: 1}
          {account_kind: "member", account_id: "bob", account_key: 3, customer_id: 2}
          """);

  /** Ann withdraws personalisation on one account, Bob grants analytics. */
  private static final Dataset<Row> STATEMENTS =
      rows(
          CONSENTS,
          """
          {account_key: 2, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-24T00:00:00Z"}
          {account_key: 3, purpose: "analytics", channel: "any", is_granted: true, since_at: "2011-12-24T00:00:00Z"}
          """);

  @Test
  void everyAccountOfACustomerIsWithheldFromTheViewsOfThePurpose() {
    assertThat(withheld(true))
        .hasRows(
            """
            {account_id: "ann", account_kind: "member", customer_id: 1, absent_from: "recommendations"}
            {account_id: "phone", account_kind: "device", customer_id: 1, absent_from: "recommendations"}
            """);
  }

  @Test
  void withoutAGrantByDefaultAllOthersAreWithheld() {
    assertThat(withheld(false).where("absent_from <> 'recommendations'"))
        .hasRows(
            """
            {account_id: "ann", absent_from: "customer_profiles"}
            {account_id: "ann", absent_from: "customer_segments"}
            {account_id: "phone", absent_from: "customer_profiles"}
            {account_id: "phone", absent_from: "customer_segments"}
            """);
  }

  private static Dataset<Row> withheld(boolean analyticsByDefault) {
    return new Withheld(
            new PrivacySettings(true, analyticsByDefault, false),
            Map.of(
                RECOMMENDATIONS, PERSONALISATION,
                CUSTOMER_PROFILES, ANALYTICS,
                CUSTOMER_SEGMENTS, ANALYTICS))
        .accounts(STATEMENTS, IDENTITY_ROWS, Instant.parse("2012-01-01T00:00:00Z"));
  }
}
