package io.dangol.segment;

import static io.dangol.table.Columns.GROUP_NAME;
import static io.dangol.table.Columns.METHOD;
import static io.dangol.table.Tables.CUSTOMER_GROUPS;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.METRICS;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;
import io.dangol.learn.Metric;
import io.dangol.table.Words.GroupMethod;
import io.dangol.table.Words.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Groups customers by a fixed grid and by the shop's own rules; one customer may have many. */
public record GroupCustomers(GroupSettings settings) implements Step {

  public static final String JOB = "group-customers";

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    Dataset<Row> profiles = inputs.read(CUSTOMER_PROFILES);
    Habits.Kind kind = Habits.kind(profiles);
    Dataset<Row> groups = CustomerGroups.of(profiles, kind, settings);
    outputs.write(CUSTOMER_GROUPS, groups);
    outputs.write(
        METRICS,
        metrics(groups, kind.customers()).stream().map(m -> m.row(run.asOf(), JOB)).toList());
  }

  /** The number of occupied cells, and the size of each rule; one that holds for nobody has 0. */
  private List<Metric> metrics(Dataset<Row> groups, long customers) {
    List<Metric> metrics = new ArrayList<>();
    if (!settings.grid().isEmpty()) {
      long cells =
          groups
              .where(METHOD.col().equalTo(GroupMethod.RFM.value()))
              .agg(countDistinct(GROUP_NAME.col()))
              .first()
              .getLong(0);
      metrics.add(metric(GroupMethod.RFM, "cells", cells, customers, "cells with a customer"));
    }
    Map<String, Long> sizes = new HashMap<>();
    groups
        .where(METHOD.col().equalTo(GroupMethod.RULE.value()))
        .groupBy(GROUP_NAME.col())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> sizes.put(row.getString(0), row.getLong(1)));
    settings
        .rules()
        .forEach(
            (name, rule) ->
                metrics.add(
                    metric(
                        GroupMethod.RULE,
                        "size@" + name,
                        sizes.getOrDefault(name, 0L),
                        customers,
                        rule.sql())));
    return metrics;
  }

  private static Metric metric(
      GroupMethod method, String name, long value, long customers, String detail) {
    return new Metric(
        method.word(), Population.GROUPS.word(), name, (double) value, customers, detail);
  }
}
