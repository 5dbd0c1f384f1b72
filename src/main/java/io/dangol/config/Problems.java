package io.dangol.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Collects all problems of a configuration, so that they can be reported at once. */
public final class Problems {

  /** One problem; its text begins with the key. */
  record Problem(Location location, String text) {
    static final Comparator<Problem> ORDER =
        Comparator.comparing(Problem::location).thenComparing(Problem::text);

    @Override
    public String toString() {
      return location + ": " + text;
    }
  }

  private final List<Problem> found = new ArrayList<>();
  private final List<Supplier<List<Problem>>> foundLate = new ArrayList<>();

  /** One sentence per problem with its file and line, in the order of files and lines. */
  public List<String> all() {
    return Stream.concat(found.stream(), foundLate.stream().flatMap(s -> s.get().stream()))
        .sorted(Problem.ORDER)
        .map(Problem::toString)
        .distinct()
        .toList();
  }

  /** Throws {@link IllegalConfiguration} with all problems if there are any. */
  public void throwIfAny() {
    List<String> all = all();
    if (!all.isEmpty()) {
      throw new IllegalConfiguration(all);
    }
  }

  void add(Location location, String text) {
    found.add(new Problem(location, text));
  }

  /** Adds problems that are known only after everything was read: keys that nothing asked for. */
  void addLate(Supplier<List<Problem>> problems) {
    foundLate.add(problems);
  }
}
