package io.dangol.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.ArraySeq;

class FieldTest {

  private static final Field ID = Field.bigint("id", "Doc.");
  private static final Field COUNT = Field.integer("count", "Doc.");
  private static final Field SHARE = Field.number("share", 2, "Doc.");
  private static final Field IS_NEW = Field.flag("is_new", "Doc.");
  private static final Field NAME = Field.text("name", "Doc.");
  private static final Field DAY = Field.date("day", "Doc.");
  private static final Field AT = Field.timestamp("at", "Doc.");
  private static final Field VECTOR = Field.vector("vector", 4, "Doc.");

  private static final Field STAGE =
      Field.text("stage", "How far it is.").oneOf(Words.RunState.values()).orNull("at first");

  @Test
  void saysItsWordsWithTheirMeaningAndWhatNullMeans() {
    assertThat(STAGE.doc())
        .isEqualTo(
            "How far it is: published (readers see its release) or kept (its release is kept next to"
                + " that of a later night); null at first.");
    assertThat(Field.text("band", "How likely.").oneOf(Words.ChurnBand.values()).doc())
        .isEqualTo("How likely: low, medium or high.");
    assertThat(NAME.doc()).isEqualTo("Doc.");
  }

  @Test
  void mayBeNullOnlyIfItSaysWhen() {
    assertThat(STAGE.nullable()).isTrue();
    assertThat(STAGE.structField().nullable()).isTrue();
    assertThat(NAME.nullable()).isFalse();
  }

  @Test
  void itsWordsAreARuleOfEachTable() {
    Rule known = new Rule("stage is known", "stage in ('published', 'kept')");

    assertThat(Table.named("gold.things", "one row per thing", STAGE, NAME).rules())
        .containsExactly(known);
    assertThat(
            Table.named("gold.things", "one row per thing", STAGE, NAME)
                .where(new Rule("id is set", "id > 0"))
                .rules())
        .containsExactly(known, new Rule("id is set", "id > 0"));
  }

  @Test
  void aWordIsFoundByItsTextAndNoOther() {
    assertThat(Word.of(Words.ReleaseState.values(), "rolled_back"))
        .isEqualTo(Words.ReleaseState.ROLLED_BACK);
    assertThatThrownBy(() -> Word.of(Words.ReleaseState.values(), "ROLLED_BACK"))
        .hasMessage("'ROLLED_BACK' is none of the words");
  }

  @Test
  void readsEachTypeByTheNameOfTheColumn() {
    Instant at = Instant.parse("2026-01-01T10:00:00.123456Z");
    LocalDate day = LocalDate.of(2026, 1, 1);
    Row row =
        row(
            List.of(VECTOR, AT, DAY, NAME, IS_NEW, SHARE, COUNT, ID),
            ArraySeq.unsafeWrapArray(new Object[] {0.5f, 1f}),
            Timestamp.from(at),
            Date.valueOf(day),
            "anna",
            true,
            0.25,
            3,
            7L);

    assertThat(ID.longOf(row)).isEqualTo(7);
    assertThat(COUNT.intOf(row)).isEqualTo(3);
    assertThat(SHARE.doubleOf(row)).isEqualTo(0.25);
    assertThat(IS_NEW.flagOf(row)).isTrue();
    assertThat(NAME.textOf(row)).isEqualTo("anna");
    assertThat(DAY.dateOf(row)).isEqualTo(day);
    assertThat(AT.instantOf(row)).isEqualTo(at);
    assertThat(VECTOR.<Float>listOf(row)).containsExactly(0.5f, 1f);
    assertThat(ID.isNullIn(row)).isFalse();
  }

  @Test
  void aNullIsNoValue() {
    Row row = row(List.of(NAME, ID), null, null);

    assertThat(NAME.isNullIn(row)).isTrue();
    assertThatThrownBy(() -> NAME.textOf(row)).hasMessage("the column name is null in this row");
    assertThatThrownBy(() -> ID.longOf(row)).isInstanceOf(Exception.class);
  }

  @Test
  void aColumnThatTheRowLacksIsNamed() {
    Row row = row(List.of(NAME), "anna");

    assertThatThrownBy(() -> ID.longOf(row)).hasMessageContaining("id");
  }

  private static Row row(List<Field> fields, Object... values) {
    StructField[] columns = fields.stream().map(Field::structField).toArray(StructField[]::new);
    return new GenericRowWithSchema(values, new StructType(columns));
  }
}
