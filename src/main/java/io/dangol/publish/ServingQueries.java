package io.dangol.publish;

import static io.dangol.table.Tables.SEGMENTS;

import io.dangol.job.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What people look up in the current release; reads only, through the same public views as a CRM.
 *
 * <p>Every answer is from one release, also while another is being published.
 */
public final class ServingQueries implements AutoCloseable {

  /** One answer, made of several statements. */
  private interface Answer<T> {
    T read(Release release) throws SQLException;
  }

  private static final int RELATED_SHOWN = 3;

  private final Sql sql;

  /** The connection gives a transaction one snapshot, and is closed with the queries. */
  ServingQueries(Sql sql) {
    this.sql = sql;
  }

  /** Empty before the first release. */
  public Optional<Release> current() {
    return answer(release -> release);
  }

  /** Whether the views know everybody who must not be shown; see {@link WithheldAccounts}. */
  public boolean knowsWithheld() {
    return new WithheldAccounts(sql).isKnown();
  }

  /** The releases that can be shown, whatever their state, newest first. */
  public List<Release> kept() {
    return sql.snapshot(new ReleaseLedger(sql)::kept);
  }

  /**
   * The customer of an account; empty if the release knows none. Where several kinds of account
   * have the same id, the first kind by name.
   */
  public Optional<ServedCustomer> customer(String accountId) {
    return answer(release -> new CustomerLookup(sql, release).find(accountId))
        .flatMap(found -> found);
  }

  /** One account of each segment, its most active, for a look around; at most so many. */
  public List<String> someAccounts(int many) {
    return answer(
            release ->
                sql.texts(
                    """
                    select account_id from (
                      select account_id, segment_id, row_number() over (
                        partition by segment_id order by coalesce(event_count, 0) desc, account_id) as place
                      from customer_segments join customer_profiles using (account_id, account_kind)) as ranked
                    where place = 1 order by segment_id limit %s"""
                        .formatted(many)))
        .orElse(List.of());
  }

  /** Empty if nobody's list has the item and nothing goes with it. */
  public Optional<ServedItem> item(String code) {
    return answer(release -> item(release, code)).flatMap(found -> found);
  }

  /** By number; empty before the first release. */
  public List<ServedSegment> segments() {
    return answer(
            release ->
                sql.query(ServingQueries::segment, "select * from segments order by segment_id"))
        .orElse(List.of());
  }

  /**
   * Takes one whole release, however large, from one snapshot of the store.
   *
   * @param number of a release that the store holds; empty for the current one
   */
  public <T> T release(Optional<Long> number, Function<ReleaseRows, T> taken) {
    return sql.snapshot(
        () -> {
          List<Release> held = new ReleaseLedger(sql).kept();
          long wanted =
              number.orElseGet(
                  () -> sql.read(new ReleaseLedger(sql)::current).map(Release::number).orElse(0L));
          Release release =
              held.stream()
                  .filter(candidate -> candidate.number() == wanted)
                  .findFirst()
                  .orElseThrow(() -> unknown(number, held));
          return taken.apply(new ReleaseRows(sql, release));
        });
  }

  @Override
  public void close() {
    sql.close();
  }

  /** Counts customers, not accounts. */
  private Optional<ServedItem> item(Release release, String code) throws SQLException {
    Map<String, Long> bySource = new TreeMap<>();
    sql.query(
        row -> bySource.put(row.getString(1), row.getLong(2)),
        """
        select candidate_source, count(distinct customer_id) from recommendations
        where item_code = ? group by candidate_source""",
        code);
    List<ServedItem.Related> related =
        sql.query(
            ServingQueries::related,
            """
            select relation, rank, related_item_code, related_item_title from related_items
            where item_code = ? and rank <= ? order by relation, rank""",
            code,
            RELATED_SHOWN);
    return sql
        .query(
            row ->
                new ServedItem(
                    release,
                    code,
                    named(row.getString(1), code),
                    row.getLong(2),
                    row.getLong(3),
                    bySource,
                    related),
            """
            select max(item_title), sum(customers), sum(first_places) from (
              select max(item_title) as item_title, count(distinct customer_id) as customers,
                count(distinct case when rank = 1 then customer_id end) as first_places
              from recommendations where item_code = ? having count(*) > 0
              union all
              select max(item_title), 0, 0
              from related_items where item_code = ? having count(*) > 0) as known
            having count(*) > 0""",
            code,
            code)
        .stream()
        .findFirst();
  }

  private static ServedItem.Related related(ResultSet row) throws SQLException {
    String code = row.getString(3);
    return new ServedItem.Related(
        row.getString(1), row.getInt(2), code, named(row.getString(4), code));
  }

  private static String named(String title, String code) {
    return title == null ? code : title;
  }

  private static Failure unknown(Optional<Long> number, List<Release> held) {
    return Failure.data(
        number
            .map(
                wanted ->
                    "the serving store does not hold release %s; it holds %s"
                        .formatted(wanted, held.stream().map(Release::number).toList()))
            .orElse("the serving store shows no release yet; run a night first"));
  }

  private static ServedSegment segment(ResultSet row) throws SQLException {
    return new ServedSegment(
        row.getInt("segment_id"),
        row.getString("segment_name"),
        row.getString("description"),
        row.getLong("customers"),
        row.getDouble("share"),
        ServedValues.known(row, SEGMENTS, field -> field.name().startsWith("median_")));
  }

  /** One read transaction: a snapshot of the store, whatever is published meanwhile. */
  private <T> Optional<T> answer(Answer<T> answer) {
    return sql.snapshot(
        () -> {
          Optional<Release> release = new ReleaseLedger(sql).current();
          return release.isEmpty() ? Optional.empty() : Optional.of(answer.read(release.get()));
        });
  }
}
