package io.dangol.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.Shop;
import io.dangol.ingest.file.CsvLayout;
import io.dangol.ingest.file.CsvLayout.Header;
import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Format;
import io.dangol.ingest.file.Frame;
import io.dangol.ingest.file.TextLayout;
import io.dangol.table.Tables;
import io.dangol.testing.Rows;
import io.dangol.testing.TestSpark;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What a rejected payload is under another layout than the one that it came with. */
class RejectedPayloadsTest {
  private static final StructType SCHEMA = Tables.REJECTED_EVENTS.schema();

  @Test
  void aStrayQuoteIsTextOnceTheSourceHasNoQuotes() {
    CsvLayout unquoted = new CsvLayout(Header.FIRST_RECORD, ";", (char) 0, (char) 0);

    assertThat(problem(CsvLayout.STANDARD, "a;b", "\"x;y")).contains("missing-column");
    assertThat(problem(new CsvLayout(Header.FIRST_RECORD, ";", '"', '"'), "a;b", "\"x;y"))
        .contains("unreadable");
    assertThat(problem(unquoted, "a;b", "\"x;y")).isEmpty();
  }

  @Test
  void aPayloadThatWouldBeTwoRecordsStaysOne() {
    CsvLayout unquoted = new CsvLayout(Header.FIRST_RECORD, ";", (char) 0, (char) 0);

    assertThat(problem(unquoted, "a;b", "\"x\n1\";y")).contains("unreadable");
  }

  @Test
  void withoutAHeaderTheDeclaredColumnsCount() {
    CsvLayout headless = new CsvLayout(Header.NONE, ";", '"', '"');

    assertThat(problem(headless, null, "x;y")).isEmpty();
    assertThat(problem(headless, null, "x;y;z")).contains("wrong-number-of-fields");
    assertThat(problem(new CsvLayout(Header.FIRST_RECORD, ";", '"', '"'), null, "x;y"))
        .contains("missing-column");
  }

  @Test
  void parquetComesBackWithItsTypes() {
    Row row =
        RawRecords.again(
                Shop.parquet("in"),
                Shop.LONDON,
                Rows.rows(
                    Tables.REJECTED_EVENTS,
                    """
                    {file: "f", position: 1, header: "at TIMESTAMP,n DECIMAL(5,2),l ARRAY<INT>", payload: "{'at':'2011-03-10T09:00:00.123456Z','n':1.20,'l':[1,2]}"}
                    """
                        .replace('\'', '\u0001')
                        .replace("\u0001", "\\\"")))
            .selectExpr("unix_micros(at)", "string(n)", "size(l)")
            .first();

    assertThat(row).isEqualTo(RowFactory.create(1299747600123456L, "1.20", 2));
  }

  private static Optional<String> problem(CsvLayout csv, String header, String payload) {
    Object[] values = new Object[SCHEMA.size()];
    values[SCHEMA.fieldIndex("source")] = "s";
    values[SCHEMA.fieldIndex("reason")] = "unreadable";
    values[SCHEMA.fieldIndex("batch_id")] = 1L;
    values[SCHEMA.fieldIndex("judged_in")] = 1L;
    values[SCHEMA.fieldIndex("file")] = "f";
    values[SCHEMA.fieldIndex("position")] = 2L;
    values[SCHEMA.fieldIndex("payload")] = payload;
    values[SCHEMA.fieldIndex("header")] = header;
    Row rejected = new GenericRowWithSchema(values, SCHEMA);
    TextLayout layout = new TextLayout(Format.CSV, csv, Frame.NONE, "latin1", List.of("a", "b"));
    Dataset<Row> rows = TestSpark.session().createDataFrame(List.of(rejected), SCHEMA);
    return Optional.ofNullable(FileRecords.again(layout, rows).first().getAs(FileRecords.PROBLEM));
  }
}
