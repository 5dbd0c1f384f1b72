package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BundleCandidatesTest {
  private static final Set<List<Integer>> SQUARE =
      Set.of(
          List.of(0, 1), List.of(0, 2), List.of(0, 3), List.of(1, 2), List.of(1, 3), List.of(2, 3));

  @Test
  void aSetNeedsAllItsParts() {
    Set<List<Integer>> triples = Set.of(List.of(0, 1, 2), List.of(0, 1, 3), List.of(0, 2, 3));

    assertThat(new BundleCandidates(SQUARE, set -> 1, 9).from(triples)).isEmpty();
    assertThat(
            new BundleCandidates(SQUARE, set -> 1, 9)
                .from(
                    Set.of(List.of(0, 1, 2), List.of(0, 1, 3), List.of(0, 2, 3), List.of(1, 2, 3))))
        .containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void ofTooManySetsThoseStayWhosePartsAreMostFrequent() {
    // The pair of 0 and 1 is rare, so 0 1 2 and 0 1 3 are; of equals the lower items stay.
    assertThat(
            new BundleCandidates(SQUARE, set -> set.equals(List.of(0, 1)) ? 3 : 5, 2).from(SQUARE))
        .containsExactly(List.of(0, 2, 3), List.of(1, 2, 3));
    assertThat(new BundleCandidates(SQUARE, set -> 5, 1).from(SQUARE))
        .containsExactly(List.of(0, 1, 2));
  }

  @Property(tries = 200)
  void proposesAllTriplesWhosePairsAreKnown(
      @ForAll @Size(max = 15) Set<@Size(value = 2) Set<@IntRange(max = 6) Integer>> given) {
    Set<List<Integer>> pairs =
        given.stream().map(pair -> pair.stream().sorted().toList()).collect(Collectors.toSet());
    List<List<Integer>> expected =
        IntStream.range(0, 7 * 7 * 7)
            .mapToObj(i -> List.of(i / 49, i / 7 % 7, i % 7))
            .filter(
                set ->
                    pairs.contains(set.subList(0, 2))
                        && pairs.contains(set.subList(1, 3))
                        && pairs.contains(List.of(set.get(0), set.get(2))))
            .toList();

    assertThat(new BundleCandidates(pairs, set -> 1, 1000).from(pairs)).isEqualTo(expected);
  }
}
