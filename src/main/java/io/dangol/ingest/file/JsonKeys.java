package io.dangol.ingest.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The keys that the objects of a JSON file have. */
final class JsonKeys implements Consumer<String> {
  /**
   * Keys are remembered up to this number, because a file whose keys are data may have any number.
   */
  private static final int MOST = 10_000;

  private final Set<String> seen = new HashSet<>();

  @Override
  public void accept(String key) {
    if (seen.size() < MOST) {
      seen.add(key);
    }
  }

  /** Fails if the file has a key only in another case, because its values would all be null. */
  void require(JsonObjects objects) {
    for (String key : objects.types().fieldNames()) {
      Optional<String> other = seen.stream().filter(key::equalsIgnoreCase).sorted().findFirst();
      if (other.isPresent() && !seen.contains(key)) {
        throw new BrokenFile(
            "has the key %s in no record, but %s".formatted(key, other.get()),
            "write the key in types and in the expressions as the file does");
      }
    }
  }
}
