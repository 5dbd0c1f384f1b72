package io.dangol.ingest.source;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.Shop;
import io.dangol.ingest.file.FileRecords;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CanonicalRecordsTest {

  private static final String RAW =
      "__position bigint, __problem string, __bad_values array<string>, card string, kind string, "
          + "code string, title string, at string, qty int, price decimal(18,4), till string";

  @Test
  void convertsARecordOrSaysWhyNot() {
    Dataset<Row> rows =
        classify(
            """
            {__position: 1, card: " 7 ", kind: "SALE", code: "a1", at: "2011-06-01 12:00:00", qty: 2, price: 1.255, till: "3"}
            {__position: 2, kind: "SALE", code: "POST", at: "never"}
            {__position: 3, kind: "GIFT", at: "2011-06-01 12:00:00"}
            {__position: 4, kind: "SALE", at: "12 o'clock"}
            {__position: 5, kind: "SALE", at: "2011-06-01", qty: -1}
            {__position: 6, kind: "SALE", at: "2011-06-01", qty: 1, price: -1}
            {__position: 7, at: "2011-06-01"}
            {__position: 8, kind: "SALE"}
            {__position: 9, __problem: "unreadable"}
            {__position: 10, kind: "SALE", at: "2011-06-01", __bad_values: ["qty"]}
            {__position: 11, kind: "SALE", at: "54321-06-01 00:00:00"}
            {__position: 12, kind: "SALE", at: "2011-06-01", qty: 1, price: 4006381333931}
            {__position: 13, kind: "SALE", at: "2011-06-01", qty: 40063813, price: 1}
            {__position: 14, kind: "SALE", at: "2011-06-01", qty: 1000000, price: 1000}
            """);

    assertThat(rows)
        .hasRows(
            """
            {position: 1, reason: null, excluded: null, payload: null}
            {position: 2, reason: null, excluded: "postage", payload: null}
            {position: 3, reason: "unknown-event-type", excluded: null, payload: "raw"}
            {position: 4, reason: "bad-time", excluded: null, payload: "raw"}
            {position: 5, reason: "negative-quantity", excluded: null, payload: "raw"}
            {position: 6, reason: "negative-amount", excluded: null, payload: "raw"}
            {position: 7, reason: "no-event-type", excluded: null, payload: "raw"}
            {position: 8, reason: "no-occurred-at", excluded: null, payload: "raw"}
            {position: 9, reason: "unreadable", excluded: null, payload: "raw"}
            {position: 10, reason: "bad-value", excluded: null, payload: "raw"}
            {position: 11, reason: "bad-time", excluded: null, payload: "raw"}
            {position: 12, reason: "amount-too-large", excluded: null, payload: "raw"}
            {position: 13, reason: "quantity-too-large", excluded: null, payload: "raw"}
            {position: 14, reason: null, excluded: null, payload: null}
            """);
    assertThat(
            rows.where("events is not null")
                .selectExpr("events.*", "events.context['till'] as till"))
        .hasRows(
            """
            {account_kind: "member", account_id: "7", event_type: "purchase", code: "A1", occurred_at: "2011-06-01T11:00:00Z", quantity: 2.0, amount: 2.51, till: "3"}
            {account_kind: "member", event_type: "purchase", occurred_at: "2011-05-31T23:00:00Z", quantity: 1000000.0, amount: 1000000000.00}
            """);
  }

  @Test
  void anAmountIsInACurrencyThatHasARate() {
    String naming = "events.currency = till";
    String lines =
        """
        {__position: 1, kind: "SALE", at: "2011-06-01", qty: 1, price: 2, till: " sek "}
        {__position: 2, kind: "SALE", at: "2011-06-01", qty: 1, price: 2, till: "JPY"}
        {__position: 3, kind: "SALE", at: "2011-06-01", qty: 1, price: 2, till: "kr"}
        {__position: 4, kind: "SALE", at: "2011-06-01", qty: 1, price: 2}
        {__position: 5, kind: "SALE", at: "2011-06-01", till: "JPY"}
        """;

    assertThat(classify(Shop.sales("logs", naming), lines))
        .hasRows(
            """
            {position: 1, reason: null}
            {position: 2, reason: "no-rate"}
            {position: 3, reason: "unknown-currency"}
            {position: 4, reason: null}
            {position: 5, reason: null}
            """);
    assertThat(
            classify(Shop.sales("logs", naming + ", currency = null"), lines)
                .selectExpr("position", "reason", "events.currency")
                .where("position in (1, 4)"))
        .hasRows(
            """
            {position: 1, reason: null, currency: "SEK"}
            {position: 4, reason: "no-currency", currency: null}
            """);
  }

  @Test
  void localTimesFollowTheClockOfTheZone() {
    assertThat(
            classify(
                    """
                    {__position: 1, kind: "SALE", at: "2011-03-27 01:30:00"}
                    {__position: 2, kind: "SALE", at: "2011-10-30 01:30:00"}
                    {__position: 3, kind: "SALE", at: "2011-10-30T02:30:00"}
                    {__position: 4, kind: "SALE", at: "2011-07-01 00:30:00 UTC"}
                    {__position: 5, kind: "SALE", at: "2011-07-01T00:30:00+02:00"}
                    """)
                .select(col("position"), col("events.occurred_at").as("at")))
        .hasRows(
            """
            {position: 1, at: "2011-03-27T01:30:00Z"}
            {position: 2, at: "2011-10-30T00:30:00Z"}
            {position: 3, at: "2011-10-30T02:30:00Z"}
            {position: 4, at: "2011-07-01T00:30:00Z"}
            {position: 5, at: "2011-06-30T22:30:00Z"}
            """);
  }

  @Test
  void oneRecordMayFeedSeveralConsents() {
    SourceSettings source =
        Shop.sales(
            "/in",
            """
            events = null, items = null
            consents {
              letters { account-id = card, purpose = "'marketing'", granted = "till = 'Y'", since = at }
              profile { account-id = card, purpose = "'Personalisation'", granted = "qty = 1", since = at }
            }
            """);

    assertThat(
            classify(
                    source,
                    """
                    {__position: 1, card: "7", at: "2011-01-01", till: "Y", qty: 0}
                    {__position: 2, at: "2011-01-01", till: "Y", qty: 0}
                    """)
                .selectExpr("position", "reason", "inline_outer(consents)"))
        .hasRows(
            """
            {position: 1, account_id: "7", purpose: "marketing", channel: "any", is_granted: true}
            {position: 1, account_id: "7", purpose: "personalisation", channel: "any", is_granted: false}
            {position: 2, account_id: null, purpose: null, channel: null, is_granted: null}
            """);
  }

  @Test
  void theKindsOfARecordAreJudgedApart() {
    SourceSettings source =
        Shop.sales(
            "/in",
            """
            items = null, types.title = string, exclude { postage = "TITLE = 'POST'" }
            consents.letters {
              account-id = card, purpose = "'marketing'", granted = till, since = at
              when = "qty is null or qty > 0"
            }
            customers { account-id = card, birthday = code, region = "string(price)" }
            events.when = "kind is not null"
            """);

    assertThat(
            classify(
                    source,
                    """
                    {__position: 1, card: "7", kind: "SALE", at: "2011-06-01", till: "Y"}
                    {__position: 2, card: "7", kind: "GIFT", at: "2011-06-01", till: "Y"}
                    {__position: 3, card: "7", kind: "SALE", at: "2011-06-01", till: "Y", code: "31.02.1980"}
                    {__position: 4, card: "7", kind: "SALE", at: "2011-06-01", till: "perhaps"}
                    {__position: 5, card: "7", at: "2011-06-01", till: "Y", __bad_values: ["price"]}
                    {__position: 6, card: "7", kind: "SALE", at: "2011-06-01", till: "Y", __bad_values: ["qty"]}
                    {__position: 7, card: "7", at: "2011-06-01", till: "Y", __bad_values: ["title"]}
                    {__position: 8, card: "7", at: "2011-06-01", till: "perhaps", title: "POST"}
                    {__position: 9, __problem: "unreadable"}
                    """)
                .selectExpr(
                    "position",
                    "reason",
                    "consent_lost",
                    "events is not null as event",
                    "customers is not null as customer",
                    "size(consents) > 0 as consent"))
        .hasRows(
            """
            {position: 1, reason: null, consent_lost: null, event: true, customer: true, consent: true}
            {position: 2, reason: "unknown-event-type", consent_lost: null, event: false, customer: true, consent: true}
            {position: 3, reason: "bad-date", consent_lost: null, event: true, customer: false, consent: true}
            {position: 4, reason: "bad-flag", consent_lost: "bad-flag", event: true, customer: true, consent: false}
            {position: 5, reason: "bad-value", consent_lost: null, event: false, customer: false, consent: true}
            {position: 6, reason: "bad-value", consent_lost: "bad-value", event: false, customer: true, consent: false}
            {position: 7, reason: "bad-value", consent_lost: "bad-value", event: false, customer: false, consent: false}
            {position: 8, reason: null, consent_lost: null, event: false, customer: false, consent: null}
            {position: 9, reason: "unreadable", consent_lost: "unreadable", event: false, customer: false, consent: null}
            """);
  }

  @Test
  void aConsentWhoseExpressionOrConditionFailsIsInDoubt() {
    SourceSettings source =
        Shop.sales(
            "/in",
            """
            events = null, items = null, exclude = null
            consents.letters {
              account-id = card, purpose = "'marketing'", granted = "int(till) = 1", since = at
              when = "100 / int(code) > 0"
            }
            """);

    assertThat(
            classify(
                    source,
                    """
                    {__position: 1, card: "7", at: "2011-06-01", till: "1", code: "5"}
                    {__position: 2, card: "7", at: "2011-06-01", till: "x", code: "5"}
                    {__position: 3, card: "7", at: "2011-06-01", till: "0", code: "0"}
                    {__position: 4, card: "7", at: "2011-06-01", till: "x", code: "-5"}
                    """)
                .selectExpr(
                    "position",
                    "reason",
                    "consent_lost",
                    "excluded",
                    "doubts[0].account_id as doubt"))
        .hasRows(
            """
            {position: 1, reason: null, consent_lost: null, excluded: null, doubt: null}
            {position: 2, reason: "failed (till)", consent_lost: "failed (till)", excluded: null, doubt: "7"}
            {position: 3, reason: "failed (code)", consent_lost: "failed (code)", excluded: null, doubt: "7"}
            {position: 4, reason: null, consent_lost: null, excluded: "feeds-nothing", doubt: null}
            """);
  }

  @Test
  void anExpressionThatDoesNotFitTheColumnsIsNamed() {
    assertThatThrownBy(() -> classify(events("amount", "qty * cost"), "{__position: 1}"))
        .hasMessageContaining("ingest.sources.sales.events.amount [UNRESOLVED_COLUMN");
    assertThatThrownBy(() -> classify(events("occurred-at", "qty"), "{__position: 1}"))
        .hasMessageContaining("sources.sales.events.occurred-at = ")
        .hasMessageContaining(
            "is of type int, must be a time or a text: write timestamp_seconds(...) or timestamp_millis(...)");
  }

  private static SourceSettings events(String key, String sql) {
    return Shop.sales("/in", "items = null, events { %s = \"%s\" }".formatted(key, sql));
  }

  private static Dataset<Row> classify(String lines) {
    return classify(Shop.sales("/in"), lines);
  }

  private static Dataset<Row> classify(SourceSettings source, String lines) {
    Dataset<Row> raw =
        rows(RAW, lines)
            .withColumn("__file", lit("file:/in/a.csv"))
            .withColumn(RawRecords.ABSENT, RawRecords.NOTHING_ABSENT)
            .withColumn(FileRecords.DETAIL, lit(null).cast("string"))
            .withColumn("__payload", lit("raw"))
            .withColumn("__header", lit("card,code,at"))
            .withColumn("__broken", lit(null).cast("string"));
    return CanonicalRecords.of(source, Shop.LONDON, raw);
  }
}
