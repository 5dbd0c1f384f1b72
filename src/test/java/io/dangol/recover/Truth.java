package io.dangol.recover;

import static org.apache.spark.sql.functions.col;

import io.dangol.lake.Lake;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.sql.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the truth that is written next to the logs. */
final class Truth {

  private static final String SCHEMA =
      "card string, segment string, gap_days double, regularity double, daypart string,"
          + " day_type string, joined_on date, left_on date";

  private Truth() {}

  /** The customers of the lake by id; those who never came are not in it. */
  static Map<Long, TrueCustomer> byId(SparkSession spark, Lake lake, String logs) {
    Map<Long, TrueCustomer> customers = new TreeMap<>();
    spark
        .read()
        .option("mode", "FAILFAST")
        .schema(SCHEMA)
        .json(logs + "/truth/customers")
        .join(lake.read(Tables.IDENTITIES), col("card").equalTo(Columns.ACCOUNT_ID.col()), "inner")
        .collectAsList()
        .forEach(row -> customers.put(Columns.CUSTOMER_ID.longOf(row), customer(row)));
    return customers;
  }

  private static TrueCustomer customer(Row row) {
    return new TrueCustomer(
        row.getAs("segment"),
        row.<Double>getAs("gap_days"),
        row.<Double>getAs("regularity"),
        Optional.ofNullable(row.getAs("daypart")),
        Optional.ofNullable(row.getAs("day_type")),
        row.<Date>getAs("joined_on").toLocalDate(),
        Optional.ofNullable(row.<Date>getAs("left_on")).map(Date::toLocalDate));
  }
}
