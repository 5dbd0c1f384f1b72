package io.dangol.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of Prometheus like its server, and checks names like {@code promtool check
 * metrics}.
 *
 * @param samples value by series, such as {@code up{job="a"}}, in the order of the text
 */
public record ExpositionText(Map<String, Double> samples) {

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (\\S.*)");
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{LABEL(?:,LABEL)*})? (\\S+)".replace("LABEL", LABEL));

  /** Names must use base units and ratios, spelled out, and must not contain a type. */
  private static final List<String> BAD_ENDINGS =
      List.of("_total", "_count", "_sum", "_bucket", "_gauge", "_milliseconds", "_percent", "_ms");

  /** Fails on the first line that a server would refuse or promtool would criticise. */
  public static ExpositionText parsed(String text) {
    assertThat(text).endsWith("\n");
    Map<String, Double> samples = new LinkedHashMap<>();
    Map<String, String> types = new HashMap<>();
    Set<String> helps = new HashSet<>();
    List<String> families = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#")) {
        Matcher comment = matched(COMMENT, line);
        boolean first =
            comment.group(1).equals("HELP")
                ? helps.add(comment.group(2))
                : types.put(comment.group(2), comment.group(3)) == null;
        assertThat(first).as(line).isTrue();
        continue;
      }
      Matcher sample = matched(SAMPLE, line);
      String name = sample.group(1);
      if (families.isEmpty() || !families.get(families.size() - 1).equals(name)) {
        assertThat(families).as("samples of one family are together").doesNotContain(name);
        families.add(name);
      }
      assertThat(helps).contains(name);
      assertThat(types).containsEntry(name, "gauge");
      assertThat(name).isLowerCase().startsWith("dangol_");
      assertThat(BAD_ENDINGS).noneMatch(name::endsWith);
      String series = line.substring(0, line.lastIndexOf(' '));
      assertThat(samples.put(series, Double.valueOf(sample.group(3)))).as(series).isNull();
    }
    assertThat(types.keySet()).containsExactlyInAnyOrderElementsOf(families);
    return new ExpositionText(samples);
  }

  private static Matcher matched(Pattern form, String line) {
    Matcher matcher = form.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher;
  }
}
