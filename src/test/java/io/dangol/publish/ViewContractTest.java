package io.dangol.publish;

import static io.dangol.table.Columns.ITEM_CODE;
import static io.dangol.table.Columns.ITEM_TITLE;
import static io.dangol.table.Columns.RANK;
import static io.dangol.table.Columns.REASON_CODE;
import static io.dangol.table.Columns.SEGMENT_NAME;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewContractTest {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  static List<ServingTable> published() {
    return ServingTable.stored();
  }

  @ParameterizedTest
  @MethodSource("published")
  void aPublishedTableKeepsItsContract(ServingTable table) {
    ViewContract contract =
        ViewContract.published(table.name(), table.version())
            .orElseThrow(
                () -> new AssertionError(table.name() + " has no contract: run scripts/docs"));

    assertThat(contract.brokenBy(ViewContract.of(table)))
        .as("broken in %s: declare a new version", contract.name())
        .isEmpty();
  }

  @Test
  void aColumnThatGoesBreaksIt() {
    assertThat(brokenBy(with(field -> field.equals(ITEM_CODE) ? null : field, LISTS.key())))
        .containsExactly("item_code is gone");
  }

  @Test
  void aColumnOfAnotherTypeBreaksIt() {
    Field text = retyped(RANK);

    assertThat(brokenBy(with(field -> field.equals(RANK) ? text : field, LISTS.key())))
        .containsExactly("rank was int, is string");
  }

  @Test
  void aColumnThatMayBeNullBreaksItButNotOneThatIsNeverNullAnyMore() {
    assertThat(
            brokenBy(
                with(
                    field -> field.equals(REASON_CODE) ? nullable(field, true) : field,
                    LISTS.key())))
        .containsExactly("reason_code may be null");
    assertThat(
            brokenBy(
                with(
                    field -> field.equals(ITEM_TITLE) ? nullable(field, false) : field,
                    LISTS.key())))
        .isEmpty();
  }

  @Test
  void anotherKeyBreaksIt() {
    assertThat(brokenBy(with(field -> field, LISTS.key().subList(0, 2))))
        .containsExactly(
            "the key was [account_id, account_kind, rank], is [account_id, account_kind]");
  }

  @Test
  void aColumnMoreKeepsItAndIsNotShownByTheFormerVersion() {
    List<Field> more = new ArrayList<>(LISTS.columns());
    more.add(2, SEGMENT_NAME);
    ServingTable second = new ServingTable(RECOMMENDATIONS, more, LISTS.key(), LISTS.lookups(), 2);

    assertThat(brokenBy(second)).isEmpty();
    assertThat(second.views())
        .extracting(ServingView::name)
        .containsExactly("recommendations", "recommendations_v2", "recommendations_v1");
    assertThat(second.views().get(1).columns()).contains(SEGMENT_NAME);
    assertThat(second.views().get(2).columns()).isEqualTo(LISTS.columns());
  }

  @Test
  void aNewVersionMayBreakTheFormerOneWhoseViewThenGoes() {
    ServingTable broken = with(field -> field.equals(ITEM_CODE) ? null : field, LISTS.key());
    ServingTable second =
        new ServingTable(RECOMMENDATIONS, broken.columns(), broken.key(), List.of(), 2);

    assertThat(ViewContract.published("recommendations", 2)).isEmpty();
    assertThat(second.views())
        .extracting(ServingView::name)
        .containsExactly("recommendations", "recommendations_v2");
    assertThat(
            second.formerViews(List.of("recommendations_v1", "recommendations_v2", "segments_v1")))
        .containsExactly("recommendations_v1");
  }

  @Test
  void isReadAsItWasWritten() {
    ViewContract contract = ViewContract.of(LISTS);

    assertThat(ViewContract.read("recommendations", 1, contract.text())).isEqualTo(contract);
    assertThat(contract.text())
        .contains("key: account_id, account_kind, rank\n", "\nitem_title string null\n");
  }

  private static List<String> brokenBy(ServingTable table) {
    return ViewContract.published("recommendations", 1)
        .orElseThrow()
        .brokenBy(ViewContract.of(table));
  }

  private static ServingTable with(UnaryOperator<Field> change, List<Field> key) {
    List<Field> columns =
        LISTS.columns().stream().map(change).filter(field -> field != null).toList();
    return new ServingTable(RECOMMENDATIONS, columns, key, List.of(), 1);
  }

  private static Field retyped(Field field) {
    return new Field(
        field.name(),
        DataTypes.StringType,
        field.privacy(),
        0,
        false,
        field.meaning(),
        List.of(),
        "");
  }

  private static Field nullable(Field field, boolean nullable) {
    return new Field(
        field.name(),
        field.type(),
        field.privacy(),
        field.decimals(),
        false,
        field.meaning(),
        List.of(),
        nullable ? "where unknown" : "");
  }
}
