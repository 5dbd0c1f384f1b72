package io.dangol.night;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.max;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.lake.DeltaWorkspace;
import io.dangol.lake.Lake;
import io.dangol.lake.Ledger;
import io.dangol.recommend.rank.ItemStanding;
import io.dangol.recommend.rank.RankItems;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Tables;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Why an item is or is not in a customer's list of a night. Reads the lake and writes nothing. */
public final class ListInquiry {

  private final Settings settings;
  private final Lake lake;
  private final LocalDate asOf;

  /**
   * What was found.
   *
   * @param standing empty if the night made lists without the customer, who was not known yet or
   *     does not permit it
   * @param titles of the items that the standing names; of one without a title, its code
   * @param isAsPublished whether the list, made again, is the one in {@code gold.recommendations}
   */
  public record Answer(
      LocalDate asOf,
      String title,
      Optional<ItemStanding> standing,
      Map<Long, String> titles,
      boolean isAsPublished) {}

  private ListInquiry(Settings settings, Lake lake, LocalDate asOf) {
    this.settings = settings;
    this.lake = lake;
    this.asOf = asOf;
  }

  /**
   * About a night.
   *
   * @param asOf empty for the last night that made lists
   */
  public static ListInquiry open(Settings settings, Optional<LocalDate> asOf) {
    Lake lake = Sessions.readOnlyLake(settings);
    Dataset<Row> lists =
        asOf.map(date -> lake.readAsOf(Tables.RECOMMENDATIONS, date))
            .orElseGet(() -> lake.read(Tables.RECOMMENDATIONS));
    Date last = lists.agg(max(Columns.AS_OF_ON.col())).first().getDate(0);
    if (last == null) {
      throw Failure.data(
          "there are no lists%s below %s: run 'dangol nightly' first"
              .formatted(asOf.map(date -> " as of " + date).orElse(""), settings.home()));
    }
    return new ListInquiry(settings, lake, last.toLocalDate());
  }

  /** Answers for the shop's own ids of a customer's account and of an item. */
  public Answer of(String account, String code) {
    long customerId =
        idOf(
            lake.read(Tables.IDENTITIES).orderBy(Columns.ACCOUNT_KIND.col()),
            Columns.ACCOUNT_ID,
            account,
            Columns.CUSTOMER_ID,
            "no account has this id");
    long itemId =
        idOf(
            lake.read(Tables.ITEMS),
            Columns.CODE,
            code,
            Columns.ITEM_ID,
            "no item has the code '%s'".formatted(code));
    Optional<ItemStanding> standing =
        standings(Map.of(customerId, List.of(itemId))).stream().findFirst();
    Set<Long> named = new HashSet<>(Set.of(itemId));
    standing.ifPresent(
        found ->
            found.parts().stream()
                .flatMap(part -> part.ofItems().stream())
                .forEach(own -> named.add(own.itemId())));
    Map<Long, String> titles = titles(named);
    boolean isAsPublished =
        published(customerId).equals(standing.map(ItemStanding::listed).orElse(List.of()));
    return new Answer(asOf, titles.get(itemId), standing, titles, isAsPublished);
  }

  /**
   * Where some items stand for each of some customers. A customer without whom lists are made is
   * left out.
   *
   * @param items item ids by customer id
   */
  public List<ItemStanding> standings(Map<Long, List<Long>> items) {
    Run run = new Run("why", asOf, settings.zone(), settings.seed(), Clock.systemUTC().instant());
    DeltaWorkspace workspace =
        new DeltaWorkspace(
            lake, new Ledger(lake), new ConsentGate(lake, settings.privacy()), FaultPoint.NONE);
    Inputs inputs = workspace.tables(Jobs.of(settings).named(RankItems.JOB), run).inputs();
    return new RankItems(settings.recommend().ranking(), settings.recommend().rules())
        .standings(run, inputs)
        .of(items);
  }

  /** The id in the first row whose text is the given one, which is kept out of the query's plan. */
  private long idOf(Dataset<Row> rows, Field text, String given, Field id, String absent) {
    Dataset<Row> wanted =
        rows.sparkSession().createDataset(List.of(given), Encoders.STRING()).toDF(text.name());
    return rows.join(wanted, text.name()).select(id.col()).na().drop().takeAsList(1).stream()
        .findFirst()
        .map(row -> row.getLong(0))
        .orElseThrow(() -> Failure.data(absent));
  }

  private Map<Long, String> titles(Set<Long> itemIds) {
    Column title = coalesce(Columns.TITLE.col(), Columns.CODE.col());
    return lake
        .read(Tables.ITEMS)
        .where(Columns.ITEM_ID.col().isInCollection(itemIds))
        .select(Columns.ITEM_ID.col(), title)
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getLong(0), row -> row.getString(1)));
  }

  /** The customer's list of the night, as item ids. */
  private List<Long> published(long customerId) {
    return lake.readAsOf(Tables.RECOMMENDATIONS, asOf)
        .where(Columns.CUSTOMER_ID.col().equalTo(customerId))
        .orderBy(Columns.RANK.col())
        .select(Columns.ITEM_ID.col())
        .as(Encoders.LONG())
        .collectAsList();
  }
}
