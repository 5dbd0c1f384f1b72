package io.dangol.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The known keys: those of {@code reference.conf} and those that were asked for.
 *
 * <p>A path is a list of keys from the root.
 */
final class KnownKeys {
  private final Set<List<String>> known = new HashSet<>();
  private final Set<List<String>> manual = new HashSet<>();
  private final Set<List<String>> asked = new HashSet<>();

  /** Keys of {@code reference.conf} are known even if nothing asks for them. */
  KnownKeys(ConfigObject reference) {
    leaves(List.of(), reference, manual);
    manual.forEach(this::know);
  }

  /** Records that the value at the path, with everything below it, was asked for. */
  void ask(List<String> path) {
    know(path);
    asked.add(path);
  }

  /** Records that the path is an object whose keys will be asked for one by one. */
  void know(List<String> path) {
    for (int length = 1; length <= path.size(); length++) {
      known.add(List.copyOf(path.subList(0, length)));
    }
  }

  /** Keys of {@code reference.conf} that nothing asked for. */
  Set<String> unread() {
    Set<String> unread = new TreeSet<>();
    for (List<String> leaf : manual) {
      if (!covered(leaf)) {
        unread.add(ConfigUtil.joinPath(leaf));
      }
    }
    return unread;
  }

  /** The unknown keys; of nested ones only the topmost. */
  List<List<String>> unknown(ConfigObject root) {
    List<List<String>> unknown = new ArrayList<>();
    unknown(List.of(), root, unknown);
    return unknown;
  }

  /** The key that was probably meant: a similar sibling, a similar path, or the only equal name. */
  Optional<String> meant(List<String> path) {
    List<String> parent = path.subList(0, path.size() - 1);
    String key = path.get(path.size() - 1);
    Set<String> siblings = new TreeSet<>();
    Set<String> whole = new TreeSet<>();
    Set<String> sameName = new TreeSet<>();
    for (List<String> candidate : known) {
      String last = candidate.get(candidate.size() - 1);
      if (candidate.size() == path.size() && candidate.subList(0, parent.size()).equals(parent)) {
        siblings.add(last);
      }
      whole.add(ConfigUtil.joinPath(candidate));
      if (last.equals(key)) {
        sameName.add(ConfigUtil.joinPath(candidate));
      }
    }
    return EditDistance.nearest(key, siblings)
        .map(sibling -> ConfigUtil.joinPath(Reading.child(parent, sibling)))
        .or(() -> EditDistance.nearest(ConfigUtil.joinPath(path), whole))
        .or(() -> sameName.size() == 1 ? sameName.stream().findFirst() : Optional.empty());
  }

  private void unknown(List<String> path, ConfigObject object, List<List<String>> unknown) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> child = Reading.child(path, entry.getKey());
      if (!known.contains(child)) {
        unknown.add(child);
      } else if (!asked.contains(child) && entry.getValue() instanceof ConfigObject below) {
        unknown(child, below, unknown);
      }
    }
  }

  private boolean covered(List<String> leaf) {
    for (int length = 1; length <= leaf.size(); length++) {
      if (asked.contains(leaf.subList(0, length))) {
        return true;
      }
    }
    return false;
  }

  private static void leaves(List<String> path, ConfigObject object, Set<List<String>> leaves) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> child = Reading.child(path, entry.getKey());
      if (entry.getValue() instanceof ConfigObject below && showsKeys(below)) {
        leaves(child, below, leaves);
      } else {
        leaves.add(child);
      }
    }
  }

  /** Whether the object has keys; false if it is a substitution that is not resolved. */
  static boolean showsKeys(ConfigObject object) {
    try {
      return !object.isEmpty();
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }
}
