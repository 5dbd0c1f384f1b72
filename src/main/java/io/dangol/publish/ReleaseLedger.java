package io.dangol.publish;

import static io.dangol.table.Words.ReleaseState.KEPT;
import static io.dangol.table.Words.ReleaseState.PUBLISHED;
import static io.dangol.table.Words.ReleaseState.ROLLED_BACK;
import static io.dangol.table.Words.ReleaseState.STAGED;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.table.Word;
import io.dangol.table.Words.ReleaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The releases that a store has had and the pointer to the current one; the tables are declared in
 * {@link SqliteLayout#LEDGER} and {@link PostgresLedgerLayout#TABLES}, with the same names. Callers
 * hold the transaction.
 */
final class ReleaseLedger {

  private static final String RELEASE = "select release, as_of_on, run_id, run_key, published_at, ";

  private static final String SHOWABLE =
      Stream.of(ReleaseState.values())
          .filter(ReleaseState::isShowable)
          .map(ReleaseState::quoted)
          .collect(Collectors.joining(", ", "(", ")"));

  private final Sql sql;

  ReleaseLedger(Sql sql) {
    this.sql = sql;
  }

  Optional<String> lake() throws SQLException {
    return sql.texts("select lake from store_lake").stream().findFirst();
  }

  long belongTo(String lake) throws SQLException {
    sql.update("delete from store_lake");
    return sql.update("insert into store_lake values (1, ?)", lake);
  }

  Optional<Release> current() throws SQLException {
    String current =
        RELEASE + PUBLISHED.quoted() + " as state from current_release where release > 0";
    return sql.query(this::release, current).stream().findFirst();
  }

  /** Newest first. */
  List<Release> kept() throws SQLException {
    return sql.query(
        this::release,
        RELEASE + "state from releases where state in " + SHOWABLE + " order by release desc");
  }

  /** Numbers of releases that were begun but neither shown nor abandoned. */
  List<Long> staged() throws SQLException {
    return sql.numbers(
        "select release from releases where state = %s order by release"
            .formatted(STAGED.quoted()));
  }

  long stage(Run run, String runKey) throws SQLException {
    long number = sql.numbers("select coalesce(max(release), 0) + 1 from releases").get(0);
    sql.update(
        "insert into releases (release, state, as_of_on, run_id, run_key) values (?, ?, ?, ?, ?)",
        number,
        STAGED.word(),
        run.asOf().toString(),
        run.id(),
        runKey);
    return number;
  }

  void mark(long release, ReleaseState state) throws SQLException {
    sql.update("update releases set state = ? where release = ?", state.word(), release);
  }

  void count(long release, String name, long rows) throws SQLException {
    sql.update("insert into release_rows values (?, ?, ?)", release, name, rows);
  }

  /** Compare-and-set: false, with nothing changed, if {@code former} or the release is gone. */
  boolean point(long former, long release, Instant publishedAt) throws SQLException {
    long moved =
        sql.update(
            """
            update current_release
            set (release, as_of_on, run_id, run_key) =
              (select release, as_of_on, run_id, run_key from releases where release = ?),
              published_at = ?
            where release = ?
              and exists (
                select 1 from releases
                where release = ? and (state = %s or state in %s))"""
                .formatted(STAGED.quoted(), SHOWABLE),
            release,
            publishedAt.toString(),
            former,
            release);
    sql.update(
        "update releases set state = ?, published_at = ? where release = ? and ? = 1",
        PUBLISHED.word(),
        publishedAt.toString(),
        release,
        moved);
    return moved == 1;
  }

  /**
   * As {@link #point}; releases that were published after this one, or are of a later night, become
   * rolled back.
   */
  boolean pointBack(long former, long release, Instant publishedAt) throws SQLException {
    if (!point(former, release, publishedAt)) {
      return false;
    }
    sql.update(
        """
        update releases set state = ?
        where state = ? and release <> ? and (
          release > ? or as_of_on > (select as_of_on from releases where release = ?))""",
        ROLLED_BACK.word(),
        PUBLISHED.word(),
        release,
        release,
        release);
    return true;
  }

  /** False, with nothing changed, if the release is not staged. */
  boolean keep(long release, Instant keptAt) throws SQLException {
    return sql.update(
            "update releases set state = ?, published_at = ? where release = ? and state = ?",
            KEPT.word(),
            keptAt.toString(),
            release,
            STAGED.word())
        == 1;
  }

  /**
   * All releases but the current one and the newest {@code former} others, oldest first. Kept ones
   * are counted separately, so that a backfill never drops a release to roll back to.
   */
  List<Long> beyond(int former) throws SQLException {
    return sql.numbers(
        """
        select release from (
          select release,
            row_number() over (partition by state = %s order by release desc) as age
          from releases
          where state in %s
            and release <> (select release from current_release)) as others
        where age > ? order by release"""
            .formatted(KEPT.quoted(), SHOWABLE),
        former);
  }

  /** The failure of a run whose release can no longer be published. */
  static Failure overtaken(String where, long release) {
    return Failure.locked(
        where
            + ": release "
            + release
            + " was not published, another run has published or begun since this one began. See"
            + " which release is current and run the night again");
  }

  private Release release(ResultSet row) throws SQLException {
    long number = row.getLong("release");
    Map<String, Long> rows = new TreeMap<>();
    sql.query(
        counted -> rows.put(counted.getString("name"), counted.getLong("row_count")),
        "select name, row_count from release_rows where release = ?",
        number);
    return new Release(
        number,
        Word.of(ReleaseState.values(), row.getString("state")),
        LocalDate.parse(row.getString("as_of_on")),
        row.getString("run_id"),
        row.getString("run_key"),
        sql.dialect().instant(row, "published_at"),
        rows);
  }
}
