package io.dangol.recommend.rank;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A sample of customers, always the same ones, by hash of the id. */
public final class CustomerSample {

  private CustomerSample() {}

  /** At most {@code most} of the rows, of which each customer has one. */
  public static Dataset<Row> of(Dataset<Row> customers, int most) {
    return customers.orderBy(xxhash64(CUSTOMER_ID.col()), CUSTOMER_ID.col()).limit(most);
  }
}
