package io.dangol.recommend.train;

import static org.apache.spark.sql.functions.log1p;

import io.dangol.config.Section;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which trainer learns the factors, and its settings. */
public sealed interface TrainerSettings permits MllibSettings, IalsSettings, FilterSettings {

  /** The values of {@code recommend.trainer}. */
  enum Kind {
    MLLIB,
    IALS,
    FILTER
  }

  /** How a strength becomes a weight: unchanged, or as log(1 + strength). */
  enum Weighting {
    LINEAR,
    LOG1P;

    Column of(Column strength) {
      return this == LOG1P ? log1p(strength) : strength;
    }
  }

  /**
   * The settings of more than one trainer, directly below {@code recommend}. The filter takes no
   * more than the blocks of these.
   *
   * @param rank number of latent factors; empty if it follows from the feedback
   * @param alpha factor by which weights are multiplied
   * @param blocks number of parts that the interactions are split into; unlike the number of cores,
   *     it changes the last digits of the result
   */
  record Common(OptionalInt rank, double alpha, int blocks, Weighting weighting) {

    /** Ranks that follow from the feedback are multiples of this one. */
    private static final int LEAST_RANK = 8;

    /** More factors make better lists, but cost grows with them. */
    private static final int GREATEST_RANK = 64;

    static Common read(Section section) {
      return new Common(
          section.integerOrAuto("rank", 1, 2048),
          section.number("alpha", 0, 1000),
          section.integer("blocks", 1, 10_000),
          section.choice("weighting", Weighting.class));
    }

    /** The stated rank; else half the items, within limits. */
    int rank(Feedback feedback) {
      long steps = (feedback.items() / 2 + LEAST_RANK - 1) / LEAST_RANK;
      long chosen = Math.max(LEAST_RANK, Math.min(GREATEST_RANK, steps * LEAST_RANK));
      return rank.orElse((int) chosen);
    }

    Map<String, String> parameters(Feedback feedback) {
      Map<String, String> parameters = new TreeMap<>();
      parameters.put("rank", String.valueOf(rank(feedback)));
      parameters.put("alpha", String.valueOf(alpha));
      parameters.put("blocks", String.valueOf(blocks));
      parameters.put("weighting", weighting.name().toLowerCase(Locale.ROOT));
      return parameters;
    }
  }

  /**
   * Reads the section {@code recommend}. It reads the settings of every trainer, so that mistakes
   * are found in the one that is not used, too.
   */
  static TrainerSettings read(Section section) {
    section.renamed("regularization", "mllib.regularization");
    section.renamed("iterations", "mllib.iterations");
    Common common = Common.read(section);
    MllibSettings mllib = MllibSettings.read(section.section("mllib"), common);
    IalsSettings ials = IalsSettings.read(section.section("ials"), common);
    FilterSettings filter = FilterSettings.read(section.section("filter"), common);
    return switch (section.choice("trainer", Kind.class)) {
      case MLLIB -> mllib;
      case IALS -> ials;
      case FILTER -> filter;
    };
  }

  Trainer trainer();

  Common common();

  /** Greatest age of the factors that training starts with; 0 trains from scratch. */
  default int maxAgeDays() {
    return 0;
  }

  /** What {@code auto} follows from. */
  default Feedback feedback(Dataset<Row> interactions) {
    return Feedback.of(interactions, common());
  }

  /** As {@code ops.models} keeps them, with what was chosen where they say {@code auto}. */
  Map<String, String> parameters(Feedback feedback);
}
