package io.dangol.night;

import io.dangol.config.EditDistance;
import io.dangol.config.Section;
import io.dangol.ingest.source.SourceSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Event types that settings of the training name: each is one that a source can give. */
final class NamedEventTypes {
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "profile",
          List.of(
              "purchase-types",
              "refund-types",
              "cart-add-types",
              "cart-remove-types",
              "dislike-types"),
          "recommend",
          List.of("target-types"),
          "churn",
          List.of("activity-types", "visit-types"),
          "habit",
          List.of("event-types"));

  private NamedEventTypes() {}

  static void check(Section root, List<SourceSettings> sources, Set<String> weighed) {
    Set<String> known = new TreeSet<>(SourceSettings.EVENT_TYPES);
    sources.forEach(source -> known.addAll(source.eventTypes().values()));
    KEYS.forEach(
        (name, keys) -> {
          Section section = root.section(name);
          keys.forEach(key -> check(section, key, section.texts(key), known));
        });
    Section interactions = root.section("profile").section("interactions");
    check(interactions, "weights", weighed, known);
  }

  private static void check(
      Section section, String key, Collection<String> types, Set<String> known) {
    for (String type : types) {
      if (!known.contains(type)) {
        String hint =
            EditDistance.nearest(type, known)
                .map(near -> ", did you mean " + near + "?")
                .orElse(": name it in the source's event-types");
        section.problem(key, "names " + type + ", which is no type that a source gives" + hint);
      }
    }
  }
}
