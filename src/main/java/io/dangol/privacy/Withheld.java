package io.dangol.privacy;

import static io.dangol.table.Columns.ABSENT_FROM;
import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Purpose;
import io.dangol.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Says which accounts a view must not show, whatever night it shows: those of customers who do not
 * grant the purpose of the view's table now.
 *
 * @param madeFor the published tables of customers, each with the purpose of the job that makes it
 */
public record Withheld(PrivacySettings settings, Map<Table, Purpose> madeFor) {

  public Withheld {
    madeFor = Map.copyOf(madeFor);
  }

  /** Whether customers who never stated a preference may be shown everywhere. */
  public boolean nobodyByDefault() {
    return madeFor.values().stream().allMatch(settings::grantedByDefault);
  }

  /** One row for each account and view: account_id, account_kind, customer_id, absent_from. */
  public Dataset<Row> accounts(Dataset<Row> consents, Dataset<Row> identities, Instant now) {
    Map<Purpose, List<String>> views =
        madeFor.entrySet().stream()
            .collect(
                groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    mapping(made -> made.getKey().shortName(), toList())));
    return views.entrySet().stream()
        .map(made -> accounts(consents, identities, now, made.getKey(), made.getValue()))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private Dataset<Row> accounts(
      Dataset<Row> consents,
      Dataset<Row> identities,
      Instant now,
      Purpose purpose,
      List<String> views) {
    Dataset<Row> refusing =
        Consent.refusingByNow(
            consents, identities, purpose, now, settings.grantedByDefault(purpose));
    return identities
        .join(refusing, new String[] {CUSTOMER_ID.name()}, "left_semi")
        .select(
            ACCOUNT_ID.col(),
            ACCOUNT_KIND.col(),
            CUSTOMER_ID.col(),
            explode(lit(views.toArray(String[]::new))).as(ABSENT_FROM.name()));
  }
}
