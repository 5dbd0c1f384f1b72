package io.dangol.table;

import static io.dangol.table.Columns.BASKET_ID;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Columns.EVENT_ID;
import static io.dangol.table.Columns.SESSION_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/** Who is counted where buyers of an item are counted. */
public final class Buyer {

  private Buyer() {}

  /** The customer of an event; if it names none, the basket, else the session, else the event. */
  public static Column of() {
    return coalesce(
        concat(lit("customer "), CUSTOMER_ID.col().cast("string")),
        concat(lit("basket "), BASKET_ID.col()),
        concat(lit("session "), SESSION_ID.col()),
        concat(lit("event "), EVENT_ID.col()));
  }
}
