package io.dangol.privacy;

import static io.dangol.table.Columns.ABSENT_FROM;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.SUPPRESSION_REASON;
import static io.dangol.table.Tables.CONSENTS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.IDENTITIES;
import static io.dangol.table.Tables.REJECTED_CONSENTS;
import static io.dangol.table.Tables.SUPPRESSIONS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.table.Serving.Absence;
import io.dangol.table.Table;
import io.dangol.table.Words.SuppressionReason;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The job {@code explain-suppressions}: says for every known customer why a published table does
 * not have them.
 *
 * <p>If a customer does not grant the purpose of a table, that is the only reason given. The other
 * reasons are those that the table declares ({@link Absence}).
 *
 * @param madeFor the published tables of customers, each with the purpose of the job that makes it
 */
public record ExplainSuppressions(PrivacySettings settings, Map<Table, Purpose> madeFor)
    implements Step {

  public static final String JOB = "explain-suppressions";

  private static final String GRANTS = "grants";
  private static final String PROFILED = "profiled";
  private static final String[] NAMED = {CUSTOMER_ID.name()};

  public ExplainSuppressions {
    madeFor = Map.copyOf(madeFor);
  }

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    outputs.write(SUPPRESSIONS, reasons(run, inputs::read));
  }

  /** Columns of {@code gold.suppressions} but the date. */
  Dataset<Row> reasons(Run run, Function<Table, Dataset<Row>> read) {
    Dataset<Row> known = read.apply(IDENTITIES).select(CUSTOMER_ID.col()).distinct();
    Dataset<Row> profiled = flagged(read.apply(CUSTOMER_PROFILES), PROFILED);
    return madeFor.entrySet().stream()
        .map(
            made ->
                known
                    .join(read.apply(made.getKey()), NAMED, "left_anti")
                    // Each one to one, or none.
                    .join(flagged(granting(run, read, made.getValue()), GRANTS), NAMED, "left")
                    .join(profiled, NAMED, "left")
                    .select(
                        CUSTOMER_ID.col(),
                        lit(made.getKey().shortName()).as(ABSENT_FROM.name()),
                        reason(made.getKey(), read).as(SUPPRESSION_REASON.name())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private Dataset<Row> granting(Run run, Function<Table, Dataset<Row>> read, Purpose purpose) {
    return Consent.grantedCustomers(
        Consent.statements(read.apply(CONSENTS), read.apply(REJECTED_CONSENTS)),
        read.apply(IDENTITIES),
        purpose,
        run,
        settings.grantedByDefault(purpose));
  }

  private static Dataset<Row> flagged(Dataset<Row> customers, String flag) {
    return customers.select(CUSTOMER_ID.col(), lit(true).as(flag));
  }

  /** The first reason that applies. */
  private static Column reason(Table table, Function<Table, Dataset<Row>> read) {
    Absence absence = table.serving().absence();
    Column refused = when(col(GRANTS).isNull(), SuppressionReason.NO_CONSENT.value());
    Column unknown =
        absence.ofProfiled()
            ? refused.when(col(PROFILED).isNull(), SuppressionReason.NO_EVENTS.value())
            : refused;
    boolean isEmpty = absence.whereMade() != absence.whereEmpty() && read.apply(table).isEmpty();
    return unknown.otherwise((isEmpty ? absence.whereEmpty() : absence.whereMade()).value());
  }
}
