package io.dangol.night;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.job.WholeFile;
import io.dangol.lake.Kept;
import io.dangol.lake.KeyedRows;
import io.dangol.lake.Lake;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.ShownRejects;
import io.dangol.privacy.access.AboutTable;
import io.dangol.privacy.access.Answer;
import io.dangol.privacy.access.Everything;
import io.dangol.privacy.access.Portable;
import io.dangol.privacy.access.ReadmePage;
import io.dangol.privacy.access.Sentence;
import io.dangol.privacy.access.Texts;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a person's request for access: writes all rows of their accounts into files. Only reads
 * the lake, and takes no lock.
 */
public final class AccessRun {
  public static final String EVERYTHING = "everything.json";
  public static final String PORTABLE = "portable.json";
  public static final String README = "readme.html";

  private static final Logger LOG = LoggerFactory.getLogger(AccessRun.class);

  private final Settings settings;
  private final Lake lake;

  /**
   * What was found.
   *
   * @param rows by table; all are 0 if nothing was written
   * @param rejectsWithoutText rejected records that may be of somebody else
   */
  public record Done(
      long accountsGiven,
      long accountsKnown,
      long customers,
      Map<String, Long> rows,
      long rejectsWithoutText) {

    public boolean isWritten() {
      return rows.values().stream().anyMatch(count -> count > 0);
    }
  }

  AccessRun(Settings settings, Lake lake) {
    this.settings = settings;
    this.lake = lake;
  }

  /**
   * Writes the answer, if there is anything to tell.
   *
   * @param accounts all of one person
   * @param folder CONFIGURATION if it has files already, which may be of another person
   */
  public static Done run(Settings settings, AccountList accounts, Path folder) {
    AnswerFolder.requireEmpty(folder);
    return new AccessRun(settings, Sessions.readOnlyLake(settings)).run(accounts, folder);
  }

  Done run(AccountList accounts, Path folder) {
    if (!lake.exists(Tables.IDENTITIES)) {
      throw Failure.configuration(
          "home = %s has no accounts: no night was run there. Use the configuration of the nights"
              .formatted(settings.home()));
    }
    TablesOfPeople people = TablesOfPeople.of(lake, accounts);
    List<Job> jobs = Jobs.of(settings).all();
    List<Answer.Part> parts =
        TablesOfPeople.declared().stream()
            .map(table -> new Answer.Part(about(table, jobs), rows(table, people)))
            .toList();
    Map<String, Long> rows = new LinkedHashMap<>();
    parts.forEach(part -> rows.put(part.about().table().name(), (long) part.rows().size()));
    Done done =
        new Done(
            accounts.accounts().size(),
            people.people().known(),
            people.people().customers().size(),
            rows,
            parts.stream().mapToLong(AccessRun::withoutText).sum());
    if (done.isWritten()) {
      write(answer(parts), folder);
    }
    LOG.info("access of {}, written: {}", people.people(), done.isWritten());
    return done;
  }

  private AboutTable about(Table table, List<Job> jobs) {
    Sentence keptUntil =
        switch (Kept.of(table)) {
          case NEWEST_DATES ->
              Texts.dates(settings.maintain().dates(), settings.publish().keepReleases());
          case DAYS -> Texts.days(settings.maintain().rejectsDays());
          case UNTIL_REMOVED -> Texts.NO_LIMIT;
        };
    return AboutTable.of(table, jobs, keptUntil);
  }

  private List<ObjectNode> rows(Table table, TablesOfPeople people) {
    if (TablesOfPeople.isText(table)) {
      return inOrder(rejects(people), table.columns(), table.key());
    }
    return people.people().customers().isEmpty()
        ? List.of()
        : inOrder(people.rows(table), table.columns(), table.key());
  }

  private Dataset<Row> rejects(TablesOfPeople people) {
    return ShownRejects.of(
        lake.read(Tables.REJECTED_EVENTS),
        people.rejects(),
        lake.read(Tables.IDENTITIES),
        people.people());
  }

  private Answer answer(List<Answer.Part> parts) {
    return new Answer(
        Version.current(),
        settings.zone(),
        settings.ingest().sources().stream().map(SourceSettings::name).toList(),
        parts,
        items(Answer.itemsIn(parts)));
  }

  /** What people call the items; their numbers mean nothing to them. */
  private List<ObjectNode> items(Collection<Long> numbers) {
    KeyedRows keyed = new KeyedRows(lake);
    return inOrder(
        keyed.in(Tables.ITEMS, keyed.keys(Columns.ITEM_ID, numbers)),
        List.of(Columns.ITEM_ID, Columns.CODE, Columns.TITLE, Columns.CATEGORY),
        List.of(Columns.ITEM_ID));
  }

  /** Rows as JSON, with times of the shop's zone; one person's rows fit into memory. */
  private List<ObjectNode> inOrder(Dataset<Row> rows, List<Field> columns, List<Field> key) {
    Map<String, String> options =
        Map.of(
            "ignoreNullFields", "false",
            "timeZone", settings.zone().getId(),
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX");
    return rows
        .orderBy(columns(key))
        .select(to_json(struct(columns(columns)), options))
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .map(ReportFile::object)
        .toList();
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }

  private static long withoutText(Answer.Part part) {
    return TablesOfPeople.isText(part.about().table())
        ? part.rows().stream().filter(AccessRun::hasNoText).count()
        : 0;
  }

  private static boolean hasNoText(ObjectNode reject) {
    return reject.get(Columns.PAYLOAD.name()).isNull()
        && reject.get(Columns.HEADER.name()).isNull();
  }

  private static void write(Answer answer, Path folder) {
    AnswerFolder.make(folder);
    String end = System.lineSeparator();
    WholeFile.write(folder.resolve(EVERYTHING), ReportFile.json(Everything.of(answer)) + end);
    WholeFile.write(folder.resolve(PORTABLE), ReportFile.json(Portable.of(answer)) + end);
    WholeFile.write(folder.resolve(README), ReadmePage.of(answer));
  }
}
