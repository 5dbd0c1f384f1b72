package io.dangol.ingest.source;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class ConsentWordsTest {
  private static final ConsentWords WORDS = new ConsentWords(Set.of("email", "app push"));

  @Test
  void wordsAreReadInAnyCaseAndHoweverTheirBlanksAreWritten() {
    assertThat(
            rows(
                    "purpose string, channel string, granted string",
                    """
                    {purpose: "Personalisation ", channel: "ANY", granted: "Ja"}
                    {purpose: "personalization", channel: "*", granted: " NEIN "}
                    {purpose: "ANALYTICS", channel: "App\\u00a0Push", granted: "1"}
                    {purpose: "marketing\\u200b", channel: "All", granted: "아니오"}
                    {purpose: "profiling", channel: "e-mail", granted: "maybe"}
                    {purpose: "any", channel: "\\u00a0", granted: "2"}
                    """)
                .select(
                    WORDS.purpose(col("purpose")).as("purpose"),
                    WORDS.channel(col("channel")).as("channel"),
                    ConsentWords.flag(col("granted"), DataTypes.StringType).as("granted")))
        .hasRows(
            """
            {purpose: "personalisation", channel: "any", granted: true}
            {purpose: "personalisation", channel: "any", granted: false}
            {purpose: "analytics", channel: "app push", granted: true}
            {purpose: "marketing", channel: "any", granted: false}
            {purpose: null, channel: null, granted: null}
            {purpose: null, channel: "any", granted: null}
            """);
  }

  @Test
  void ofNumbersOnlyOneAndZeroAreFlags() {
    assertThat(
            rows(
                    "granted double",
                    "{granted: 1.0}\n{granted: 0.0}\n{granted: 2.0}\n{granted: null}")
                .select(ConsentWords.flag(expr("granted"), DataTypes.DoubleType).as("granted")))
        .hasRows("{granted: true}\n{granted: false}\n{granted: null}\n{granted: null}");
  }

  @Test
  void aWordForAllChannelsIsNoChannel() {
    Problems problems = new Problems();
    Section privacy = Section.root(ConfigFactory.parseString("channels = [Email, ALL]"), problems);

    assertThat(ConsentWords.read(privacy).channels()).contains("email");
    assertThat(problems.all())
        .singleElement()
        .asString()
        .contains("channels")
        .contains("must name single channels: any, all and * stand for all");
  }
}
