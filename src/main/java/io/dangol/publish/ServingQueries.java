package io.dangol.publish;

import static io.dangol.table.Columns.AS_OF_ON;
import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.SEGMENTS;

import io.dangol.job.Failure;
import io.dangol.publish.ServedCustomer.Churn;
import io.dangol.publish.ServedCustomer.ListedItem;
import io.dangol.table.Field;
import io.dangol.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sqlite.SQLiteConfig;

/**
 * What people look up in the current release; reads only, through the same public views as a CRM.
 *
 * <p>Every answer is from one release, also while another is being published.
 */
public final class ServingQueries implements AutoCloseable {

  private static final String OF_ACCOUNT = " where account_id = ? and account_kind = ?";

  /** Shown elsewhere, or nothing to a person. */
  private static final List<Field> NOT_TOLD = List.of(AS_OF_ON, CUSTOMER_ID);

  /** One answer, made of several statements. */
  private interface Answer<T> {
    T read(Release release) throws SQLException;
  }

  private final Path file;
  private final Sql sql;

  private ServingQueries(Path file, Connection connection) {
    this.file = file;
    this.sql = new Sql(connection);
  }

  public static ServingQueries open(PublishSettings.Sqlite settings) {
    Path file = settings.path().toAbsolutePath();
    if (!Files.exists(file)) {
      throw Failure.storage(file + ": there is no serving store yet; run a night first", null);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(settings.busyTimeoutSeconds() * 1000);
    try {
      return new ServingQueries(file, config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }

  /** Empty before the first release. */
  public Optional<Release> current() {
    return answer(release -> release);
  }

  /**
   * The customer of an account; empty if the release knows none. Where several kinds of account
   * have the same id, the first kind by name.
   */
  public Optional<ServedCustomer> customer(String accountId) {
    return answer(release -> customer(release, accountId)).flatMap(found -> found);
  }

  /** One account of each segment, its most active, for a look around; at most so many. */
  public List<String> someAccounts(int many) {
    return answer(
            release ->
                sql.texts(
                    """
                    select account_id from (
                      select account_id, segment_id, row_number() over (
                        partition by segment_id order by event_count desc, account_id) as place
                      from customer_segments join customer_profiles using (account_id, account_kind))
                    where place = 1 order by segment_id limit %d"""
                        .formatted(many)))
        .orElse(List.of());
  }

  /** Empty if nobody's list has the item. */
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

  @Override
  public void close() {
    try {
      sql.connection().close();
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }

  private Optional<ServedCustomer> customer(Release release, String accountId) throws SQLException {
    return sql
        .query(
            profile -> customer(release, profile),
            "select * from customer_profiles where account_id = ? order by account_kind limit 1",
            accountId)
        .stream()
        .findFirst();
  }

  private ServedCustomer customer(Release release, ResultSet profile) throws SQLException {
    String id = profile.getString("account_id");
    String kind = profile.getString("account_kind");
    List<String> segments =
        sql.texts("select segment_name from customer_segments" + OF_ACCOUNT, id, kind);
    List<Churn> scores =
        sql.query(
            row -> new Churn(row.getDouble(1), row.getString(2)),
            "select churn_probability, churn_band from churn_scores" + OF_ACCOUNT,
            id,
            kind);
    List<ListedItem> list =
        sql.query(
            ServingQueries::listedItem,
            "select * from recommendations" + OF_ACCOUNT + " order by rank",
            id,
            kind);
    return new ServedCustomer(
        release,
        id,
        kind,
        known(profile, CUSTOMER_PROFILES, field -> !NOT_TOLD.contains(field)),
        segments.stream().findFirst(),
        scores.stream().findFirst(),
        list);
  }

  private static ListedItem listedItem(ResultSet row) throws SQLException {
    String title = row.getString("item_title");
    String code = row.getString("item_code");
    return new ListedItem(
        row.getInt("rank"),
        code,
        title == null ? code : title,
        row.getDouble("score"),
        row.getString("candidate_source"),
        row.getString("reason"));
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
    return sql
        .query(
            row -> {
              String title = row.getString(1);
              return new ServedItem(
                  release,
                  code,
                  title == null ? code : title,
                  row.getLong(2),
                  row.getLong(3),
                  bySource);
            },
            """
            select max(item_title), count(distinct customer_id),
              count(distinct case when rank = 1 then customer_id end)
            from recommendations where item_code = ? having count(*) > 0""",
            code)
        .stream()
        .findFirst();
  }

  private static ServedSegment segment(ResultSet row) throws SQLException {
    return new ServedSegment(
        row.getInt("segment_id"),
        row.getString("segment_name"),
        row.getString("description"),
        row.getLong("customers"),
        row.getDouble("share"),
        known(row, SEGMENTS, field -> field.name().startsWith("median_")));
  }

  private static Map<String, String> known(ResultSet row, Table table, Predicate<Field> told)
      throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : table.columns()) {
      String value = told.test(field) ? row.getString(field.name()) : null;
      if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /** One read transaction: a snapshot of the file, whatever is published meanwhile. */
  private <T> Optional<T> answer(Answer<T> answer) {
    Connection connection = sql.connection();
    try {
      connection.setAutoCommit(false);
      try {
        Optional<Release> release = new ReleaseLedger(sql).current();
        return release.isEmpty() ? Optional.empty() : Optional.of(answer.read(release.get()));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqliteTrouble.failure(file, e);
    }
  }
}
