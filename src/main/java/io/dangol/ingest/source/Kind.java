package io.dangol.ingest.source;

import static io.dangol.ingest.source.Target.ValueType.ACCOUNT;
import static io.dangol.ingest.source.Target.ValueType.CURRENCY;
import static io.dangol.ingest.source.Target.ValueType.DATE;
import static io.dangol.ingest.source.Target.ValueType.EVENT_TYPE;
import static io.dangol.ingest.source.Target.ValueType.FLAG;
import static io.dangol.ingest.source.Target.ValueType.MONEY;
import static io.dangol.ingest.source.Target.ValueType.QUANTITY;
import static io.dangol.ingest.source.Target.ValueType.TEXT;
import static io.dangol.ingest.source.Target.ValueType.TIME;
import static io.dangol.ingest.source.Target.optional;
import static io.dangol.ingest.source.Target.required;

import io.dangol.table.Columns;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The kinds of canonical rows that a source may feed, with their columns. */
public enum Kind {
  EVENTS(
      Optional.of("context"),
      optional(Columns.ACCOUNT_ID, ACCOUNT),
      optional(Columns.ACCOUNT_KIND, ACCOUNT),
      required(Columns.EVENT_TYPE, EVENT_TYPE),
      optional(Columns.CODE, TEXT).as("item"),
      required(Columns.OCCURRED_AT, TIME),
      optional(Columns.QUANTITY, QUANTITY),
      optional(Columns.AMOUNT, MONEY),
      optional(Columns.DISCOUNT, MONEY),
      optional(Columns.CURRENCY, CURRENCY),
      optional(Columns.CHANNEL, TEXT),
      optional(Columns.SESSION_ID, TEXT),
      optional(Columns.BASKET_ID, TEXT),
      optional(Columns.TEXT, TEXT),
      optional(Columns.EVENT_ID, TEXT)),
  ITEMS(
      Optional.of("attributes"),
      required(Columns.CODE, TEXT),
      optional(Columns.TITLE, TEXT),
      optional(Columns.CATEGORY, TEXT),
      optional(Columns.BRAND, TEXT),
      optional(Columns.PRICE, MONEY),
      optional(Columns.ACTIVE_FROM, DATE),
      optional(Columns.ACTIVE_UNTIL, DATE),
      optional(Columns.STOCK, QUANTITY)),
  CUSTOMERS(
      Optional.empty(),
      required(Columns.ACCOUNT_ID, ACCOUNT),
      optional(Columns.ACCOUNT_KIND, ACCOUNT),
      optional(Columns.AGE_BAND, TEXT),
      optional(Columns.GENDER, TEXT),
      optional(Columns.REGION, TEXT),
      optional(Columns.BIRTHDAY, DATE),
      optional(Columns.JOINED_ON, DATE),
      optional(Columns.LANGUAGE, TEXT)),
  /** A line may feed several consents, each with a name in the configuration. */
  CONSENTS(
      Optional.empty(),
      required(Columns.ACCOUNT_ID, ACCOUNT),
      optional(Columns.ACCOUNT_KIND, ACCOUNT),
      required(Columns.PURPOSE, Target.ValueType.PURPOSE),
      optional(Columns.CONSENT_CHANNEL, Target.ValueType.CHANNEL),
      required(Columns.IS_GRANTED, FLAG).as("granted"),
      required(Columns.SINCE_AT, TIME).as("since")),
  CONTACTS(
      Optional.empty(),
      required(Columns.CONTACT_ID, TEXT),
      required(Columns.ACCOUNT_ID, ACCOUNT),
      optional(Columns.ACCOUNT_KIND, ACCOUNT),
      optional(Columns.CAMPAIGN, TEXT),
      required(Columns.CONTACT_CHANNEL, TEXT),
      required(Columns.SENT_AT, TIME),
      optional(Columns.OPENED_AT, TIME),
      optional(Columns.CLICKED_AT, TIME),
      optional(Columns.UNSUBSCRIBED_AT, TIME)),
  RATES(
      Optional.empty(),
      required(Columns.RATED_CURRENCY, CURRENCY),
      required(Columns.RATE_ON, DATE).as("day"),
      required(Columns.RATE, Target.ValueType.RATE).as("worth"));

  private final Optional<String> extras;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<Target> targets;

  Kind(Optional<String> extras, Target... targets) {
    this.extras = extras;
    this.targets = List.of(targets);
  }

  /** Whether its rows are about an account. */
  public boolean namesAccounts() {
    return targets.stream().anyMatch(target -> target.type() == ACCOUNT);
  }

  /** The name in the configuration and in the canonical rows. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Target> targets() {
    return targets;
  }

  /** The map of free names that the kind may carry. */
  Optional<String> extras() {
    return extras;
  }

  /** The canonical row. */
  public StructType schema() {
    StructType schema = new StructType();
    for (Target target : targets) {
      schema = schema.add(target.column(), DataType.fromDDL(target.type().sql()));
    }
    if (extras.isPresent()) {
      DataType map = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);
      schema = schema.add(extras.get(), map);
    }
    return schema;
  }
}
