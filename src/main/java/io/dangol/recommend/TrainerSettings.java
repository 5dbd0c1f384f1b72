package io.dangol.recommend;

import io.dangol.config.Section;
import java.util.Map;

/** Which trainer learns factors, and how. */
public sealed interface TrainerSettings permits AlsSettings, IalsSettings {

  /** What {@code recommend.trainer} may name. */
  enum Kind {
    MLLIB,
    IALS
  }

  static TrainerSettings read(Section section) {
    return switch (section.choice("trainer", Kind.class)) {
      case MLLIB -> AlsSettings.read(section);
      case IALS -> IalsSettings.read(section);
    };
  }

  Trainer trainer();

  /** As {@code ops.models} keeps them. */
  Map<String, String> parameters();
}
