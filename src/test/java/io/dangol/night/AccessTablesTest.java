package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dangol.job.Job;
import io.dangol.privacy.access.AboutTable;
import io.dangol.privacy.access.Answer;
import io.dangol.privacy.access.NotIncluded;
import io.dangol.privacy.access.Sentence;
import io.dangol.privacy.access.Texts;
import io.dangol.table.Field;
import io.dangol.table.Privacy;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No table is forgotten when a person asks what is stored about them. */
class AccessTablesTest {
  private static final List<Job> JOBS =
      Jobs.of(Settings.load(Optional.empty(), List.of(), Map.of())).all();

  @Test
  void everyTableWithAPersonsKeyIsInTheAnswerOrExemptWithAReason() {
    assertThat(constants()).containsAll(Tables.all()).contains(Tables.CHANGES);
    for (Table table : constants()) {
      boolean isAnswered = TablesOfPeople.declared().contains(table);
      Optional<Sentence> exempt = Optional.ofNullable(NotIncluded.TABLES.get(table));

      assertThat(isAnswered ^ exempt.isPresent()).as(table.name()).isEqualTo(isOfPeople(table));
      if (isAnswered) {
        AboutTable about = AboutTable.of(table, JOBS, Texts.NO_LIMIT);
        assertThat(about.writers()).as("who makes %s", table).isNotEmpty();
        assertThatCode(() -> TablesOfPeople.isText(table)).doesNotThrowAnyException();
      }
      exempt.ifPresent(
          why -> {
            assertThat(why.english()).as("why %s is left out", table).isNotBlank();
            assertThat(why.korean()).as("why %s is left out", table).isNotBlank();
          });
    }
  }

  private static boolean isOfPeople(Table table) {
    return table.columns().stream()
        .anyMatch(
            field ->
                field.privacy() != Privacy.NONE
                    || field.name().matches("customer_id|account_(key|id)"));
  }

  @Test
  void everyColumnOfItemNumbersIsNamedForPeople() {
    List<Field> ofItems =
        TablesOfPeople.declared().stream()
            .flatMap(table -> table.columns().stream())
            .filter(field -> field.name().matches("(.*_)?items?(_ids?)?"))
            .filter(field -> field.type().simpleString().matches("bigint|array<bigint>"))
            .filter(field -> !field.name().matches("distinct_.*"))
            .distinct()
            .toList();

    assertThat(ofItems).hasSizeGreaterThan(2).allMatch(Answer::isOfItems);
  }

  /** All tables that are declared, listed or not. */
  private static List<Table> constants() {
    return Stream.of(Tables.class.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .filter(field -> field.getType().equals(Table.class))
        .map(AccessTablesTest::valueOf)
        .toList();
  }

  private static Table valueOf(java.lang.reflect.Field constant) {
    try {
      return (Table) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
