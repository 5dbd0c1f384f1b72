package io.dangol.segment;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.GROUP_DESCRIPTION;
import static io.dangol.table.Columns.GROUP_NAME;
import static io.dangol.table.Columns.METHOD;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.sql.SqlValue;
import io.dangol.table.Words.GroupMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of {@code gold.customer_groups}. */
final class CustomerGroups {

  private static final String ATTEMPT = "__rule_";
  private static final String GROUP = "__group";

  private CustomerGroups() {}

  /** One row per customer and group. */
  static Dataset<Row> of(Dataset<Row> profiles, Habits.Kind kind, GroupSettings settings) {
    Dataset<Row> ofRules = ofRules(profiles, settings.rules());
    Grid grid = settings.grid().of(kind);
    return grid.isEmpty() ? ofRules : ofGrid(profiles, kind, grid).unionByName(ofRules);
  }

  private static Dataset<Row> ofGrid(Dataset<Row> profiles, Habits.Kind kind, Grid grid) {
    return Habits.of(profiles, kind)
        .select(
            CUSTOMER_ID.col(),
            GroupMethod.RFM.value().as(METHOD.name()),
            grid.name().as(GROUP_NAME.name()),
            grid.description(kind).as(GROUP_DESCRIPTION.name()));
  }

  private static Dataset<Row> ofRules(Dataset<Row> profiles, Map<String, SqlValue> rules) {
    Dataset<Row> tried = profiles;
    List<Column> groups = new ArrayList<>();
    for (Map.Entry<String, SqlValue> rule : rules.entrySet()) {
      String attempt = ATTEMPT + groups.size();
      tried = tried.withColumn(attempt, rule.getValue().attempt());
      Column holds = coalesce(SqlValue.value(attempt), lit(false));
      groups.add(when(holds, group(rule.getKey(), rule.getValue().sql())));
    }
    groups.add(lit(null).cast("struct<group_name: string, group_description: string>"));
    return tried
        .select(CUSTOMER_ID.col(), explode(array(groups.toArray(Column[]::new))).as(GROUP))
        .where(col(GROUP).isNotNull())
        .select(
            CUSTOMER_ID.col(),
            GroupMethod.RULE.value().as(METHOD.name()),
            col(GROUP).getField(GROUP_NAME.name()).as(GROUP_NAME.name()),
            col(GROUP).getField(GROUP_DESCRIPTION.name()).as(GROUP_DESCRIPTION.name()));
  }

  private static Column group(String name, String condition) {
    return struct(lit(name).as(GROUP_NAME.name()), lit(condition).as(GROUP_DESCRIPTION.name()));
  }
}
