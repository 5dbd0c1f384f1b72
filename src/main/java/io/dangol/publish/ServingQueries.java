package io.dangol.publish;

import static io.dangol.table.Tables.SEGMENTS;

import io.dangol.job.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks up values of the current release, read-only and through the same public views as a CRM.
 *
 * <p>Every answer comes from one release, even while another one is being published.
 */
public final class ServingQueries implements AutoCloseable {

  /** One answer, made of several statements. */
  private interface Answer<T> {
    T read(Release release) throws SQLException;
  }

  private final Sql sql;

  /** The connection gives a transaction one snapshot, and is closed with the queries. */
  ServingQueries(Sql sql) {
    this.sql = sql;
  }

  /** Empty before the first release. */
  public Optional<Release> current() {
    return answer(release -> release);
  }

  /**
   * Whether the list of accounts that must not be shown is up to date; see {@link
   * WithheldAccounts}.
   */
  public boolean knowsWithheld() {
    return new WithheldAccounts(sql).isKnown();
  }

  /** The releases that can be shown, in any state, newest first. */
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

  /** The most active account of each segment, as examples; at most this many. */
  public List<String> someAccounts(int many) {
    return answer(
            release ->
                sql.texts(
                    """
                    select account_id from (
                      select account_id, segment_id, row_number() over (
                        partition by segment_id order by coalesce(event_count, 0) desc, account_id) as nth
                      from customer_segments join customer_profiles using (account_id, account_kind)) as ranked
                    where nth = 1 order by segment_id limit %s"""
                        .formatted(many)))
        .orElse(List.of());
  }

  /** Empty if the item is on no list and has no related items. */
  public Optional<ServedItem> item(String code) {
    return answer(release -> new ItemLookup(sql, release).find(code)).flatMap(found -> found);
  }

  /** By number; empty before the first release. */
  public List<ServedSegment> segments() {
    return answer(
            release ->
                sql.query(ServingQueries::segment, "select * from segments order by segment_id"))
        .orElse(List.of());
  }

  /**
   * Reads one whole release from one snapshot of the store.
   *
   * @param number of a release that the store holds; empty for the current one
   */
  public <T> T release(Optional<Long> number, Function<ReleaseReader, T> taken) {
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
          return taken.apply(new ReleaseReader(sql, release));
        });
  }

  @Override
  public void close() {
    sql.close();
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

  /** Reads in one transaction: a snapshot of the store, whatever is published in the meantime. */
  private <T> Optional<T> answer(Answer<T> answer) {
    return sql.snapshot(
        () -> {
          Optional<Release> release = new ReleaseLedger(sql).current();
          return release.isEmpty() ? Optional.empty() : Optional.of(answer.read(release.get()));
        });
  }
}
