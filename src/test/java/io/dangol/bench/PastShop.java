package io.dangol.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.night.Settings;
import io.dangol.profile.Interactions;
import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.rerank.PastDate;
import io.dangol.recommend.rerank.PastDates;
import io.dangol.table.Tables;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A shop's tables as of a past date, as the evaluation takes them.
 *
 * @param all what customers took after it, whether they had it or not
 * @param unseen what they took of the items that they did not have
 */
record PastShop(Split all, Split unseen) {

  static PastShop of(SparkSession spark, Settings settings, LocalDate asOf) {
    Lake lake = new Lake(spark, settings.home());
    Dataset<Row> events =
        lake.read(Tables.EVENTS)
            .join(lake.read(Tables.IDENTITIES).select("account_key", "customer_id"), "account_key");
    RecommendSettings recommend = settings.recommend();
    PastDates dates =
        new PastDates(
            events,
            lake.read(Tables.ITEMS),
            recommend.ranking(),
            recommend.trainer().trainer(),
            (known, end) -> Interactions.asOf(known, end, settings.zone(), settings.interactions()),
            recommend.evaluation().testDays());
    PastDate date =
        dates.at(
            new Run("bench", asOf, settings.zone(), settings.seed()),
            recommend.evaluation().customers());
    Dataset<Row> learned = date.interactions().select("customer_id", "item_id", "strength");
    Dataset<Row> wanted =
        date.wanted().select(col("customer_id"), explode(col(PastDate.WANTED)).as("item_id"));
    Dataset<Row> unseen =
        wanted.join(learned, new String[] {"customer_id", "item_id"}, "left_anti");
    String name = "as of " + asOf;
    return new PastShop(
        new Split(name, learned, learned.limit(0), Split.byCustomer(wanted)),
        Split.ofUnseen(name, learned, Split.byCustomer(unseen)));
  }
}
