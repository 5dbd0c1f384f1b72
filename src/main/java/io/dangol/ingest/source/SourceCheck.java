package io.dangol.ingest.source;

import io.dangol.config.EditDistance;
import io.dangol.config.Section;
import io.dangol.ingest.file.Format;
import io.dangol.sql.SqlExpression;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.StructType;

/** Checks that the settings of a source fit each other, before any file is read. */
final class SourceCheck {

  /** Zones are for values: whether an expression fits its column depends on none. */
  private static final ZoneId ANY_ZONE = ZoneOffset.UTC;

  private final Section section;
  private final SourceSettings source;

  SourceCheck(Section section, SourceSettings source) {
    this.section = section;
    this.source = source;
  }

  /** Notes every problem in the section of the source. */
  void run() {
    source
        .types()
        .forEach(
            (column, type) ->
                RawType.problem(type).ifPresent(p -> section.problem("types", column + ": " + p)));
    checkFormat();
    checkEvents();
    checkColumns();
    checkRequiredTypes();
    checkExpressions();
  }

  private void checkFormat() {
    if (source.mappings().isEmpty()) {
      section.problem("path", "feeds nothing: add a block events, items, customers, ...");
    }
    if (source.format() == Format.JSON && source.types().isEmpty()) {
      section.problem("format", "is json, which needs types { column = type }");
    }
    if (source.format() == Format.CSV && !source.csv().hasHeader() && source.columns().isEmpty()) {
      section.problem("header", "is false, which needs columns = [in the order of the file]");
    }
  }

  private void checkEvents() {
    if (source.duplicates() == Duplicates.REPLACE && !source.gives("event-id")) {
      section.problem(
          "duplicates",
          "needs events.event-id: the source's own id, by which a later record finds the former");
    }
    if (source.currency().isEmpty() && source.gives("amount") && !source.gives("currency")) {
      section.problem(
          "events.amount", "needs the source's currency, or events.currency if records name it");
    }
  }

  /** Columns that nothing uses, and columns of lines that no group of the pattern names. */
  private void checkColumns() {
    List<String> expressions = source.expressions().toList();
    if (expressions.stream().anyMatch(sql -> SqlExpression.problem(sql).isPresent())) {
      return;
    }
    List<String> columns = source.rawColumns();
    if (source.format() == Format.CSV && !source.csv().hasHeader() && section.has("optional")) {
      section.problem("optional", "needs a header that names the columns; see ragged");
    }
    if (source.format() == Format.CSV) {
      source.frame().fillDown().stream()
          .filter(name -> !columns.contains(name))
          .forEach(name -> section.problem("fill-down", "names " + name + ", which is no column"));
    }
    source.frame().optional().stream()
        .filter(name -> source.format() == Format.CSV && !columns.contains(name))
        .forEach(name -> section.problem("optional", "names " + name + ", which nothing uses"));
    if (source.format() == Format.LINES && !source.frame().pattern().isEmpty()) {
      expressions.stream()
          .flatMap(sql -> SqlExpression.columns(sql).stream())
          .filter(name -> !columns.contains(name) && !isElement(name))
          .distinct()
          .forEach(name -> section.problem("pattern", "has no group for the column " + name));
    }
  }

  private boolean isElement(String name) {
    return source.each().filter(each -> each.name().equals(name)).isPresent();
  }

  private void checkRequiredTypes() {
    Set<String> known = new TreeSet<>(source.eventTypes().values());
    if (known.isEmpty()) {
      known.addAll(SourceSettings.EVENT_TYPES);
    }
    for (String type : source.requiredEventTypes()) {
      if (!known.contains(type)) {
        String hint =
            EditDistance.nearest(type, known)
                .map(near -> ", did you mean " + near + "?")
                .orElse("");
        section.problem("required-event-types", type + " is no type that the source gives" + hint);
      }
    }
  }

  /** Checks against the declared columns. What cannot be parsed is noted already. */
  private void checkExpressions() {
    boolean isSound =
        source.types().values().stream().allMatch(type -> RawType.problem(type).isEmpty())
            && source.expressions().allMatch(sql -> SqlExpression.problem(sql).isEmpty());
    if (isSound) {
      source.rawTypes().ifPresent(this::checkExpressions);
    }
  }

  private void checkExpressions(StructType raw) {
    StructType columns = raw;
    if (source.each().isPresent()) {
      Elements each = source.each().get();
      Optional<String> problem = each.problem(raw, ANY_ZONE);
      if (problem.isPresent()) {
        section.problem("each." + each.name(), problem.get());
        return;
      }
      if (source.mappings().stream().noneMatch(each::isReadBy)) {
        section.problem("each." + each.name(), "is read by no expression of a block");
      }
      columns = each.with(raw, ANY_ZONE);
    }
    new Expressions(source, columns, ANY_ZONE)
        .problems().stream()
            .filter(problem -> source.format() != Format.LINES || !problem.isUnknownColumn())
            .forEach(problem -> section.problem(problem.key(), problem.text()));
  }
}
