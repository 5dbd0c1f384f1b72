package io.dangol.recommend.rank;

import io.dangol.config.Section;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The repeat policy of each category.
 *
 * @param standard for items without a category, or with one that no entry covers
 * @param byCategory by category path; a path also covers the categories below it, and the longest
 *     path wins
 */
record RepeatPolicies(RepeatPolicy standard, Map<String, RepeatPolicy> byCategory) {

  private static final String LEVEL = " > ";

  public RepeatPolicies {
    byCategory = Map.copyOf(byCategory);
  }

  static RepeatPolicies read(Section section) {
    RepeatPolicy standard = policy(section, "default", section.text("default"));
    Map<String, RepeatPolicy> byCategory = new TreeMap<>();
    section
        .textMap("policies")
        .forEach((path, text) -> byCategory.put(path, policy(section, "policies", text)));
    return new RepeatPolicies(standard, byCategory);
  }

  public RepeatPolicy of(Optional<String> category) {
    String path = category.orElse("");
    while (!path.isEmpty()) {
      RepeatPolicy policy = byCategory.get(path);
      if (policy != null) {
        return policy;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf(LEVEL)));
    }
    return standard;
  }

  private static RepeatPolicy policy(Section section, String key, String text) {
    Optional<RepeatPolicy> policy = RepeatPolicy.parse(text);
    if (policy.isEmpty()) {
      section.problem(
          key, "'" + text + "' is no repeat policy: once, always, or again-after with days (30d)");
    }
    return policy.orElse(RepeatPolicy.ALWAYS);
  }
}
