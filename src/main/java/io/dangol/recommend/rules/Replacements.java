package io.dangol.recommend.rules;

import io.dangol.recommend.rules.Effect.Pin;
import io.dangol.recommend.search.TopPositions;
import java.util.Arrays;

/** The items that could take the last rank of a list under rules. */
public final class Replacements {

  private Replacements() {}

  /**
   * Catalogue positions, best first by their weighed scores; none if a rule pins the last item.
   *
   * <p>An item of which the list has enough without its last item is left out.
   *
   * @param excluded positions that must not be shown, and those of the list; overwritten
   * @param list catalogue positions by rank, at least one
   */
  public static int[] of(
      CustomerRules rules, boolean[] excluded, int[] list, Candidates candidates, int most) {
    int last = list[list.length - 1];
    if (rules.all().stream().anyMatch(rule -> rule.effect instanceof Pin && rule.covers(last))) {
      return new int[0];
    }
    Caps caps = new Caps(rules);
    Arrays.stream(list).limit(list.length - 1L).forEach(caps::add);
    caps.excludeFull(excluded);
    TopPositions best = new TopPositions(most);
    candidates.propose(
        excluded, most, (item, score) -> best.offer(item, rules.weighed(item, score)));
    return best.take();
  }
}
