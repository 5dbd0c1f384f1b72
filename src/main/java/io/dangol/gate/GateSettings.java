package io.dangol.gate;

import io.dangol.config.Section;
import java.util.OptionalDouble;

/**
 * The bounds of the gates; a gate with an empty bound is switched off.
 *
 * @param minSample a figure of fewer rows or customers is not measured
 * @param rowCountMin least ratio of a table's rows to those of the former release
 * @param rowCountMax greatest such ratio
 * @param emptyLists greatest share of customers without a list
 * @param overlapPlaces how many items of a list, from the top, count for its overlap
 * @param listOverlap least mean overlap of a customer's two lists
 * @param scoreDrift greatest population stability index of scores
 * @param segmentDrift least adjusted Rand index of the two nights' segments
 * @param segmentMoves greatest share of customers without an event who are in another segment
 * @param beatsPopular how far the list may be below the most popular items in NDCG
 * @param formerQuality how far the list may be below that of the former release in NDCG
 */
public record GateSettings(
    long minSample,
    OptionalDouble rowCountMin,
    OptionalDouble rowCountMax,
    OptionalDouble emptyLists,
    int overlapPlaces,
    OptionalDouble listOverlap,
    OptionalDouble scoreDrift,
    OptionalDouble segmentDrift,
    OptionalDouble segmentMoves,
    OptionalDouble beatsPopular,
    OptionalDouble formerQuality) {

  private static final String OFF = "off";

  /** Reads the section {@code publish.gates}. */
  public static GateSettings read(Section section) {
    return new GateSettings(
        section.integer("min-sample", 1, 1_000_000_000),
        bound(section, "row-count.min", 0, 1),
        bound(section, "row-count.max", 1, 1000),
        bound(section, "empty-lists", 0, 1),
        section.integer("overlap-places", 1, 1000),
        bound(section, "list-overlap", 0, 1),
        bound(section, "score-drift", 0, 100),
        bound(section, "segment-drift", -1, 1),
        bound(section, "segment-moves", 0, 1),
        bound(section, "beats-popular", 0, 1),
        bound(section, "former-quality", 0, 1));
  }

  private static OptionalDouble bound(Section section, String key, double min, double max) {
    return section.text(key).equals(OFF)
        ? OptionalDouble.empty()
        : OptionalDouble.of(section.number(key, min, max));
  }
}
