package io.dangol.config;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a configuration, gathered so that it can be said at once. */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** One sentence each, with file and line; in the order of files and lines. */
  public List<String> all() {
    return List.copyOf(found);
  }

  /** Throws {@link IllegalConfiguration} with all problems if there are any. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new IllegalConfiguration(all());
    }
  }

  void add(String problem) {
    found.add(problem);
  }
}
