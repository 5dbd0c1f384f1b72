package io.dangol.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageDiagramTest {

  private static final Pattern NODE =
      Pattern.compile("  (\\w+)(?:\\(\\[\"([^\"]+)\"]\\)|\\[\"([^\"]+)\"]):::(\\w+)");
  private static final Pattern EDGES = Pattern.compile("  ([\\w &]+) --> ([\\w &]+)");

  private static final Flow INGEST =
      new Flow(
          "ingest-events",
          "",
          "",
          List.of("landing files", "silver.items"),
          List.of("silver.items", "silver.events"));
  private static final Flow RANK =
      new Flow(
          "rank-items",
          "",
          "",
          List.of("silver.items", "silver.events"),
          List.of("gold.recommendations"));
  private static final Flow CONSENT =
      new Flow("consent", "", "", List.of("silver.events"), List.of());

  private final List<String> lines = LineageDiagram.of(List.of(INGEST, RANK, CONSENT));

  @Test
  void eachJobAndTableIsDeclaredOnce() {
    assertThat(matches(NODE).map(node -> node.group(1)))
        .containsExactly(
            "ingest_events",
            "landing_files",
            "silver_items",
            "silver_events",
            "rank_items",
            "gold_recommendations",
            "consent");
    assertThat(matches(NODE).filter(node -> node.group(2) != null).map(node -> node.group(2)))
        .containsExactly("ingest-events", "rank-items", "consent");
  }

  @Test
  void aTableHasTheStyleOfItsLayerAndEveryStyleIsDeclared() {
    assertThat(lines)
        .contains(
            "  silver_items[\"silver.items\"]:::silver",
            "  landing_files[\"landing files\"]:::outside");
    assertThat(matches(NODE).map(node -> node.group(4)))
        .allSatisfy(style -> assertThat(lines).anyMatch(l -> l.startsWith("  classDef " + style)));
  }

  @Test
  void aTableThatAJobReadsAndWritesIsDrawnAsWritten() {
    Set<String> edges = new TreeSet<>();
    for (MatchResult line : matches(EDGES).toList()) {
      for (String from : ends(line.group(1))) {
        ends(line.group(2)).forEach(to -> edges.add(from + " " + to));
      }
    }

    assertThat(edges)
        .containsExactly(
            "ingest_events silver_events",
            "ingest_events silver_items",
            "landing_files ingest_events",
            "rank_items gold_recommendations",
            "silver_events consent",
            "silver_events rank_items",
            "silver_items rank_items");
  }

  @Test
  void everyLineIsAStyleANodeOrAnEdge() {
    assertThat(lines.get(0)).isEqualTo("flowchart TD");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line ->
                line.startsWith("  classDef ")
                    || NODE.matcher(line).matches()
                    || EDGES.matcher(line).matches());
  }

  private Stream<MatchResult> matches(Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult);
  }

  private static List<String> ends(String side) {
    return Pattern.compile(" & ").splitAsStream(side).toList();
  }
}
