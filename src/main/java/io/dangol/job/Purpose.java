package io.dangol.job;

import io.dangol.table.Words.ConsentPurpose;

/**
 * The purpose for which a job uses customers' data. A job sees only customers who grant its purpose
 * as of the run date.
 */
public enum Purpose {
  /**
   * Keeping the records: ingest, publication, erasure. Such a job sees all customers and makes no
   * decisions about them.
   */
  OPERATION("operation"),
  PERSONALISATION(ConsentPurpose.PERSONALISATION.word()),
  ANALYTICS(ConsentPurpose.ANALYTICS.word()),
  MARKETING(ConsentPurpose.MARKETING.word());

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /** The name in consents and configuration. */
  public String label() {
    return label;
  }
}
