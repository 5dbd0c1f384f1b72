package io.dangol.night;

import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.privacy.Consent;
import io.dangol.privacy.PrivacySettings;
import io.dangol.table.Tables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The one place where consent decides what a job sees: every read of every job passes here. */
final class ConsentGate implements DeltaWorkspace.Permission {
  private final Lake lake;
  private final PrivacySettings settings;

  ConsentGate(Lake lake, PrivacySettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /** Everything that customers have said about their consent. */
  static Dataset<Row> statements(Lake lake) {
    return Consent.statements(lake.read(Tables.CONSENTS), lake.read(Tables.REJECTED_CONSENTS));
  }

  @Override
  public Dataset<Row> of(Job job, Run run, Dataset<Row> rows) {
    Purpose purpose = job.purpose();
    if (purpose == Purpose.OPERATION) {
      return rows;
    }
    boolean byDefault = settings.grantedByDefault(purpose);
    if (byDefault && !lake.exists(Tables.CONSENTS)) {
      return rows;
    }
    Dataset<Row> exceptions =
        Consent.exceptions(statements(lake), lake.read(Tables.IDENTITIES), purpose, run, byDefault);
    return Consent.onlyGranted(rows, exceptions, byDefault);
  }
}
