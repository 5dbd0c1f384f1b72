package io.dangol.job;

import java.util.Locale;

/**
 * Why a job looks at customers. A job sees only customers who granted its purpose as of the run
 * date.
 */
public enum Purpose {
  /**
   * Keeping the records straight: ingest, publication, erasure. Sees everybody, decides about
   * nobody.
   */
  OPERATION,
  PERSONALISATION,
  ANALYTICS,
  MARKETING;

  /** As it is written in consents and configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
