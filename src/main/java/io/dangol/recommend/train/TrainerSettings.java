package io.dangol.recommend.train;

import io.dangol.config.Section;
import java.util.Map;

/** Which trainer learns factors, and how. */
public sealed interface TrainerSettings permits AlsSettings, IalsSettings {

  /** What {@code recommend.trainer} may name. */
  enum Kind {
    MLLIB,
    IALS
  }

  /** Reads what both want, so that a mistake is found whichever is named. */
  static TrainerSettings read(Section section) {
    AlsSettings mllib = AlsSettings.read(section);
    IalsSettings ials = IalsSettings.read(section.section("ials"), mllib);
    return switch (section.choice("trainer", Kind.class)) {
      case MLLIB -> mllib;
      case IALS -> ials;
    };
  }

  Trainer trainer();

  /** Number of latent factors. */
  int rank();

  /** How old factors may be that training begins with; 0 for beginning anew. */
  default int maxAgeDays() {
    return 0;
  }

  /** As {@code ops.models} keeps them. */
  Map<String, String> parameters();
}
