package io.dangol.privacy;

import static io.dangol.job.Purpose.ANALYTICS;
import static io.dangol.job.Purpose.PERSONALISATION;
import static io.dangol.table.Tables.CHURN_SCORES;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;

import io.dangol.job.Run;
import io.dangol.table.Table;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ExplainSuppressionsTest {

  private static final Run RUN = new Run("run", LocalDate.of(2011, 12, 9), ZoneOffset.UTC, 1);

  private static final ExplainSuppressions STEP =
      new ExplainSuppressions(
          new PrivacySettings(true, true, false),
          Map.of(
              RECOMMENDATIONS, PERSONALISATION,
              CUSTOMER_PROFILES, ANALYTICS,
              CHURN_SCORES, ANALYTICS,
              CUSTOMER_SEGMENTS, ANALYTICS));

  /** 1 is in all tables; 2 refuses analytics, 3 personalisation; 4 did nothing; 5 is quiet. */
  private static final Map<Table, Dataset<Row>> NIGHT =
      Map.of(
          IDENTITIES,
          rows(
              IDENTITIES,
              """
              {account_key: 1, customer_id: 1}
              {account_key: 11, customer_id: 1}
              {account_key: 2, customer_id: 2}
              {account_key: 3, customer_id: 3}
              {account_key: 4, customer_id: 4}
              {account_key: 5, customer_id: 5}
              """),
          CONSENTS,
          rows(
              CONSENTS,
              """
              {account_key: 2, purpose: "analytics", channel: "any", is_granted: false, since_at: "2011-11-01T00:00:00Z"}
              """),
          REJECTED_CONSENTS,
          rows(
              REJECTED_CONSENTS,
              """
              {account_key: 3, purpose: "personalisation", since_at: "2011-11-01T00:00:00Z"}
              {account_key: 4, purpose: "personalisation", since_at: "2011-11-01T00:00:00Z", replayed_in: 7}
              """),
          RECOMMENDATIONS,
          rows(
              RECOMMENDATIONS,
              """
              {customer_id: 1, rank: 1}
              {customer_id: 1, rank: 2}
              {customer_id: 2, rank: 1}
              {customer_id: 5, rank: 1}
              """),
          CUSTOMER_PROFILES,
          rows(CUSTOMER_PROFILES, "{customer_id: 1}\n{customer_id: 3}\n{customer_id: 5}"),
          CHURN_SCORES,
          rows(CHURN_SCORES, "{customer_id: 1}\n{customer_id: 3}"),
          CUSTOMER_SEGMENTS,
          rows(CUSTOMER_SEGMENTS, "{customer_id: 1}\n{customer_id: 3}\n{customer_id: 5}"));

  @Test
  void saysForEveryKnownCustomerWhyATableDoesNotHaveThem() {
    assertThat(STEP.reasons(RUN, NIGHT::get))
        .hasRows(
            """
            {customer_id: 2, absent_from: "customer_profiles", reason: "no_consent"}
            {customer_id: 2, absent_from: "churn_scores", reason: "no_consent"}
            {customer_id: 2, absent_from: "customer_segments", reason: "no_consent"}
            {customer_id: 3, absent_from: "recommendations", reason: "no_consent"}
            {customer_id: 4, absent_from: "recommendations", reason: "nothing_to_recommend"}
            {customer_id: 4, absent_from: "customer_profiles", reason: "no_events"}
            {customer_id: 4, absent_from: "churn_scores", reason: "no_events"}
            {customer_id: 4, absent_from: "customer_segments", reason: "no_events"}
            {customer_id: 5, absent_from: "churn_scores", reason: "not_recently_active"}
            """);
  }

  @Test
  void withoutAnyScoreTheReasonIsTheMissingModel() {
    assertThat(
            STEP.reasons(
                    RUN,
                    table ->
                        table.equals(CHURN_SCORES) ? NIGHT.get(table).limit(0) : NIGHT.get(table))
                .where("absent_from = 'churn_scores' and customer_id in (1, 5)"))
        .hasRows(
            """
            {customer_id: 1, reason: "no_model"}
            {customer_id: 5, reason: "no_model"}
            """);
  }
}
