package io.dangol.night;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.job.Inputs;
import io.dangol.job.Landing;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables of a part of the customers, by hash of their ids; rows without a customer are in each
 * part.
 *
 * @param parts how many parts there are
 */
record PartOfCustomers(Inputs all, int parts) implements Inputs {

  @Override
  public Dataset<Row> read(Table table) {
    return part(all.read(table));
  }

  @Override
  public Dataset<Row> readFormer(Table table, int maxAgeDays) {
    return part(all.readFormer(table, maxAgeDays));
  }

  @Override
  public boolean mayGoOnFrom(LocalDate night) {
    return all.mayGoOnFrom(night);
  }

  @Override
  public Landing landing() {
    return all.landing();
  }

  private Dataset<Row> part(Dataset<Row> rows) {
    if (parts == 1 || !List.of(rows.columns()).contains(Columns.CUSTOMER_ID.name())) {
      return rows;
    }
    Column customer = Columns.CUSTOMER_ID.col();
    return rows.where(customer.isNull().or(pmod(xxhash64(customer), lit(parts)).equalTo(0)));
  }
}
