package io.dangol.job;

import io.dangol.table.Words.ConsentPurpose;

/**
 * Why a job looks at customers. A job sees only customers who granted its purpose as of the run
 * date.
 */
public enum Purpose {
  /**
   * Keeping the records straight: ingest, publication, erasure. Sees everybody, decides about
   * nobody.
   */
  OPERATION("operation"),
  PERSONALISATION(ConsentPurpose.PERSONALISATION.word()),
  ANALYTICS(ConsentPurpose.ANALYTICS.word()),
  MARKETING(ConsentPurpose.MARKETING.word());

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /** As it is written in consents and configuration. */
  public String label() {
    return label;
  }
}
