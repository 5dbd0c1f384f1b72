package io.dangol.privacy;

import static io.dangol.job.Purpose.PERSONALISATION;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Purpose;
import io.dangol.job.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private static final Instant NOW = Instant.parse("2012-01-01T00:00:00Z");
  private static final Run RUN =
      new Run("run", LocalDate.parse("2011-12-09"), ZoneOffset.UTC, 42, NOW);

  /** Customer 1 has the accounts 11 and 12; customers 2 and 3 have one each. */
  private static final Dataset<Row> IDENTITY_ROWS =
      rows(
          IDENTITIES,
          """
          {account_key: 11, customer_id: 1}
          {account_key: 12, customer_id: 1}
          {account_key: 21, customer_id: 2}
          {account_key: 31, customer_id: 3}
          """);

  @Test
  void theDefaultAppliesWithoutAStatement() {
    assertThat(granting("", true)).containsExactly(1L, 2L, 3L);
    assertThat(granting("", false)).isEmpty();
  }

  @Test
  void theLatestStatementBeforeTheEndDecides() {
    String withdrawnThenGrantedAgain =
        """
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-02T00:00:00Z"}
        {account_key: 31, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 31, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-09T23:59:59Z"}
        """;

    assertThat(granting(withdrawnThenGrantedAgain, true)).containsExactly(1L, 2L);
    assertThat(granting(withdrawnThenGrantedAgain, false)).containsExactly(2L);
  }

  @Test
  void afterTheEndOfTheDateOnlyWithdrawalsCount() {
    String later =
        """
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-10T00:00:00Z"}
        {account_key: 31, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-12-10T00:00:00Z"}
        """;
    assertThat(granting(later, true)).containsExactly(1L, 3L);
    assertThat(granting(later, false)).isEmpty();
    assertThat(refusingByNow(later, true)).containsExactly(2L);
    assertThat(refusingByNow(later, false)).containsExactly(1L, 2L);
  }

  @Test
  void aFutureGrantDoesNotEndAWithdrawal() {
    String future =
        """
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-11T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2099-12-31T00:00:00Z"}
        """;
    assertThat(granting(future, true)).containsExactly(1L, 3L);
    assertThat(refusingByNow(future, true)).containsExactly(2L);
  }

  @Test
  void aLaterGrantEndsAWithdrawalButNotForTheNightsBefore() {
    String grantedAgain =
        """
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-12-09T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-12-11T00:00:00Z"}
        """;
    assertThat(granting(grantedAgain, true)).containsExactly(1L, 3L);
    assertThat(granting(grantedAgain, false)).isEmpty();
    assertThat(refusingByNow(grantedAgain, true)).isEmpty();
    assertThat(refusingByNow(grantedAgain, false)).containsExactly(1L, 3L);
  }

  @Test
  void theWithdrawalWinsOfTwoStatementsAtTheSameInstant() {
    String both =
        """
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 21, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-01T00:00:00Z"}
        """;

    assertThat(granting(both, true)).containsExactly(1L, 3L);
    assertThat(granting(both, false)).isEmpty();
  }

  @Test
  void aWithdrawalOnAnyAccountWithdrawsTheCustomer() {
    String oneOfTwoAccounts =
        """
        {account_key: 11, purpose: "personalisation", channel: "any", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 12, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-30T00:00:00Z"}
        """;

    assertThat(granting(oneOfTwoAccounts, true)).containsExactly(2L, 3L);
    assertThat(granting(oneOfTwoAccounts, false)).isEmpty();
  }

  @Test
  void aGrantOnOneAccountIsEnough() {
    String oneOfTwoAccounts =
        """
        {account_key: 12, purpose: "personalisation", channel: "any", is_granted: true, since_at: "2011-11-30T00:00:00Z"}
        """;

    assertThat(granting(oneOfTwoAccounts, false)).containsExactly(1L);
  }

  @Test
  void otherPurposesAndSingleChannelsAreIgnored() {
    String others =
        """
        {account_key: 21, purpose: "marketing", channel: "any", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
        {account_key: 31, purpose: "personalisation", channel: "email", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
        """;

    assertThat(granting(others, true)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void rowsWithoutACustomerPassAndColumnsKeepTheirOrder() {
    Dataset<Row> events =
        rows(
            "event_id string, customer_id bigint",
            """
            {event_id: "a", customer_id: 1}
            {event_id: "b", customer_id: 2}
            {event_id: "c", customer_id: null}
            """);
    Dataset<Row> second = rows("customer_id bigint", "{customer_id: 2}");

    assertThat(Consent.onlyGranted(events, second, true))
        .hasRows("{event_id: \"a\", customer_id: 1}\n{event_id: \"c\", customer_id: null}");
    assertThat(Consent.onlyGranted(events, second, false))
        .hasRows("{event_id: \"b\", customer_id: 2}\n{event_id: \"c\", customer_id: null}");
    assertThat(Consent.onlyGranted(events, second, true).columns())
        .containsExactly("event_id", "customer_id");
  }

  @Test
  void operationIsAlwaysGranted() {
    var nothing = new PrivacySettings(false, false, false);

    assertThat(nothing.grantedByDefault(Purpose.OPERATION)).isTrue();
    assertThat(nothing.grantedByDefault(Purpose.MARKETING)).isFalse();
  }

  private static List<Long> refusingByNow(String consents, boolean byDefault) {
    return Consent.refusingByNow(
            rows(CONSENTS, consents), IDENTITY_ROWS, PERSONALISATION, NOW, byDefault)
        .as(Encoders.LONG())
        .orderBy("customer_id")
        .collectAsList();
  }

  private static Iterable<Long> granting(String consents, boolean byDefault) {
    return Consent.grantedCustomers(
            rows(CONSENTS, consents), IDENTITY_ROWS, PERSONALISATION, RUN, byDefault)
        .as(Encoders.LONG())
        .orderBy("customer_id")
        .collectAsList();
  }
}
