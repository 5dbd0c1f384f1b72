package io.dangol.recommend.rank;

import io.dangol.recommend.rank.ItemStanding.OwnPart;
import io.dangol.recommend.rank.ItemStanding.Part;
import io.dangol.table.Words.CandidateSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Divides the score of an item among the sources and the customer's own items. */
final class ScoreParts {

  private final Evidence evidence;
  private final Blend blend;

  ScoreParts(Evidence evidence, Blend blend) {
    this.evidence = evidence;
    this.blend = blend;
  }

  /** The parts of a score that are not 0, the largest first. */
  List<Part> of(CustomerHistory customer, int item) {
    evidence.prepare(customer);
    return Arrays.stream(CandidateSource.values())
        .filter(source -> blend.share(source, item) != 0)
        .map(source -> new Part(source, blend.share(source, item), ofItems(source, customer, item)))
        .sorted(Comparator.comparingDouble(Part::value).reversed())
        .toList();
  }

  private List<OwnPart> ofItems(CandidateSource source, CustomerHistory customer, int item) {
    List<OwnPart> ofItems = new ArrayList<>();
    if (evidence.of(source).divides()) {
      for (int index = 0; index < customer.items.length; index++) {
        double share = blend.share(source, item, index);
        if (share != 0) {
          ofItems.add(new OwnPart(evidence.catalogue.ids[customer.items[index]], share));
        }
      }
      ofItems.sort(Comparator.comparingDouble(OwnPart::value).reversed());
    }
    return ofItems;
  }
}
