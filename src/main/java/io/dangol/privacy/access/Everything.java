package io.dangol.privacy.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.table.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The content of {@code everything.json}: all that the system holds about a person. */
public record Everything(
    Sentence about,
    String zone,
    List<Entry> tables,
    List<ObjectNode> items,
    List<NotIncluded> notIncluded,
    String madeWith) {

  /**
   * One table.
   *
   * @param comesFrom sources of the shop, or tables that it was computed from
   * @param shownIn the view by which the shop's systems see the rows, if there is one
   */
  public record Entry(
      String table,
      String rowMeans,
      Sentence origin,
      List<String> purposes,
      List<String> comesFrom,
      List<Use> madeBy,
      List<Use> usedBy,
      List<String> shownIn,
      Sentence keptUntil,
      List<Column> columns,
      List<ObjectNode> rows) {}

  /** A job that makes or uses the rows. */
  public record Use(String job, String does, String purpose) {
    static Use of(Job job) {
      return new Use(job.name(), job.does(), job.purpose().label());
    }
  }

  /** A column of the rows. */
  public record Column(String name, String type, String privacy, String meaning) {
    static Column of(Field field) {
      return new Column(
          field.name(),
          field.type().simpleString(),
          field.privacy().name().toLowerCase(Locale.ROOT),
          field.doc());
    }
  }

  public static Everything of(Answer answer) {
    return new Everything(
        Texts.EVERYTHING,
        answer.zone().getId(),
        answer.parts().stream().map(part -> entry(part, answer.sources())).toList(),
        answer.items(),
        NotIncluded.all(),
        answer.madeWith());
  }

  private static Entry entry(Answer.Part part, List<String> sources) {
    AboutTable about = part.about();
    return new Entry(
        about.table().name(),
        about.table().grain(),
        about.origin().heading(),
        about.purposes().stream().map(Purpose::label).toList(),
        comesFrom(about, sources),
        about.writers().stream().map(Use::of).toList(),
        about.readers().stream().map(Use::of).toList(),
        about.table().published() ? List.of(about.table().shortName()) : List.of(),
        about.keptUntil(),
        about.table().columns().stream().map(Column::of).toList(),
        part.rows());
  }

  /** The sources of the shop, or the tables that the jobs computed it from. */
  static List<String> comesFrom(AboutTable about, List<String> sources) {
    if (about.origin() != Origin.DERIVED) {
      return sources;
    }
    Stream<String> tables =
        about.writers().stream()
            .flatMap(job -> job.reads().stream())
            .filter(table -> !table.equals(about.table()))
            .map(table -> table.name());
    return tables.distinct().toList();
  }
}
