package io.dangol.gate;

import static io.dangol.table.Tables.CUSTOMER_PROFILES;
import static io.dangol.table.Tables.RECOMMENDATIONS;

import io.dangol.job.GateResult;
import io.dangol.table.Serving.Compared;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures a night before readers see it. A gate without anything to measure passes and says why.
 */
public final class Gates {

  /** The gates by name; each can be accepted by a person. */
  public static final List<String> NAMES =
      List.of(
          RowCounts.GATE,
          EmptyLists.GATE,
          ListOverlap.GATE,
          ScoreDrift.GATE,
          SegmentDrift.GATE,
          SegmentMoves.GATE,
          ListQuality.BEATS_POPULAR,
          ListQuality.FORMER_QUALITY);

  /** The tables whose former rows are compared. */
  public static List<Table> compared() {
    return Tables.published().stream()
        .filter(table -> !table.serving().comparisons().isEmpty())
        .toList();
  }

  private static final List<String> COMPARING =
      List.of(
          RowCounts.GATE,
          ListOverlap.GATE,
          ScoreDrift.GATE,
          SegmentDrift.GATE,
          SegmentMoves.GATE,
          ListQuality.FORMER_QUALITY);

  static final String SWITCHED_OFF = "off in publish.gates";

  private final GateSettings settings;
  private final ListQuality quality;

  /**
   * @param places k of the NDCG@k that decides about quality
   */
  public Gates(GateSettings settings, int places) {
    this.settings = settings;
    this.quality = new ListQuality(places, settings.minSample());
  }

  /**
   * What needs no former release: {@code empty-lists} and {@code beats-popular}.
   *
   * @param permitted customers who may have a list
   * @param nothingLeft those whom the shop's own rules leave no item; asked for only where lists
   *     are missing
   */
  public List<GateResult> alone(
      NightView tonight, Dataset<Row> permitted, Supplier<Dataset<Row>> nothingLeft) {
    return List.of(
        emptyLists(permitted, nothingLeft, tonight),
        quality.beatsPopular(tonight.figures(), settings.beatsPopular()));
  }

  /** What compares with the release that readers see. */
  public List<GateResult> against(NightView former, NightView tonight) {
    Comparison nights = new Comparison(former, tonight, settings.minSample());
    List<GateResult> results = new ArrayList<>();
    results.addAll(RowCounts.of(tonight.rows(), former.rows(), settings));
    for (Table table : compared()) {
      table.serving().comparisons().forEach(c -> results.add(compare(nights, table, c)));
    }
    results.add(quality.noWorseThan(former.figures(), tonight.figures(), settings.formerQuality()));
    return results;
  }

  /** The same gates where there is nothing to compare with. */
  public static List<GateResult> againstNothing(String why) {
    return COMPARING.stream()
        .map(gate -> GateResult.notMeasured(gate, "the former release", why))
        .toList();
  }

  private GateResult emptyLists(
      Dataset<Row> permitted, Supplier<Dataset<Row>> nothingLeft, NightView tonight) {
    String subject = RECOMMENDATIONS.name();
    if (settings.emptyLists().isEmpty()) {
      return GateResult.notMeasured(EmptyLists.GATE, subject, SWITCHED_OFF);
    }
    Dataset<Row> lists = tonight.gold().get(RECOMMENDATIONS);
    double most = settings.emptyLists().getAsDouble();
    Sampled share = EmptyLists.of(permitted, lists);
    return share.value() <= most
        ? GateResult.atMost(EmptyLists.GATE, subject, share.value(), most)
        : EmptyLists.ofTheOthers(permitted, nothingLeft.get(), lists, most);
  }

  private GateResult compare(Comparison nights, Table table, Compared compared) {
    return switch (compared.comparison()) {
      case LIST_OVERLAP ->
          nights.of(
              ListOverlap.GATE,
              table.name(),
              table,
              settings.listOverlap(),
              GateResult::atLeast,
              (before, after) ->
                  ListOverlap.of(before, after, compared.value(), settings.overlapPlaces()));
      case DISTRIBUTION -> distribution(nights, table, compared);
      case DIVISION ->
          nights.of(
              SegmentDrift.GATE,
              table.name(),
              table,
              settings.segmentDrift(),
              GateResult::atLeast,
              (before, after) -> SegmentDrift.of(before, after, compared.value()));
      case STAYING ->
          nights
              .tonight()
              .of(CUSTOMER_PROFILES)
              .map(profiles -> staying(nights, table, profiles, compared))
              .orElseGet(
                  () -> GateResult.notMeasured(SegmentMoves.GATE, table.name(), "no profiles"));
    };
  }

  private GateResult distribution(Comparison nights, Table table, Compared compared) {
    String subject = table + "." + compared.value();
    Optional<String> otherModel =
        settings.scoreDrift().isEmpty()
            ? Optional.empty()
            : compared.model().flatMap(model -> nights.otherModel(table, model));
    return otherModel
        .map(change -> GateResult.notMeasured(ScoreDrift.GATE, subject, change))
        .orElseGet(
            () ->
                nights.of(
                    ScoreDrift.GATE,
                    subject,
                    table,
                    settings.scoreDrift(),
                    GateResult::atMost,
                    (before, after) -> ScoreDrift.of(before, after, compared.value())));
  }

  private GateResult staying(
      Comparison nights, Table table, Dataset<Row> profiles, Compared compared) {
    return nights.of(
        SegmentMoves.GATE,
        table.name(),
        table,
        settings.segmentMoves(),
        GateResult::atMost,
        (before, after) -> SegmentMoves.of(before, after, profiles, compared.value()));
  }
}
