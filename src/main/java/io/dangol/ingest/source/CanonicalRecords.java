package io.dangol.ingest.source;

import io.dangol.job.Failure;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the records of a source mean: one row a record, the same columns for every source.
 *
 * <p>After these columns comes one struct for each {@link Kind} ({@code consents}: an array). It is
 * null where the record does not feed the kind, is unreadable, is excluded or breaks the contract
 * of the kind. The kinds of a record are judged apart: a kind that breaks its contract rejects the
 * record, but the other kinds are taken.
 */
public final class CanonicalRecords {
  public static final String SOURCE = "source";
  public static final String FILE = "file";
  public static final String POSITION = "position";

  /** The day of the file; null for a file without one. */
  public static final String FEED_ON = "feed_on";

  /** The record as it was delivered; only of a rejected record. */
  public static final String PAYLOAD = "payload";

  /** The header of the file; in one row of each file. */
  public static final String HEADER = "header";

  /** Why the whole file is set aside. */
  public static final String BROKEN = "broken";

  /**
   * What the reader found in the first record of a file with its problem, or the currency and day
   * that has no rate.
   */
  public static final String DETAIL = "detail";

  /** Why the record is rejected. */
  public static final String REASON = "reason";

  /** The configuration key that the reason is about. */
  public static final String CONFIG_KEY = "config_key";

  /** The rule that leaves the record out. */
  public static final String EXCLUDED = "excluded";

  /**
   * The event type in the words of the source. For a type that the source does not know: {@link
   * #UNKNOWN_TYPE} and a number from 0 to 999, as the word is a value of the record.
   */
  public static final String STATED_TYPE = "stated_type";

  public static final String UNKNOWN_TYPE = "?";

  /** Why a consent that the record may state cannot be read. */
  public static final String CONSENT_LOST = "consent_lost";

  /** The withdrawals that an unreadable consent counts as; see {@link UnreadConsents}. */
  public static final String DOUBTS = "doubts";

  private CanonicalRecords() {}

  /**
   * Classifies records as {@link RawRecords} has them. An expression that does not fit the columns
   * is a {@link Failure} of kind CONFIGURATION.
   */
  public static Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    return new RecordClassifier(source, new Expressions(source, raw.schema(), shopZone))
        .classified(raw);
  }
}
