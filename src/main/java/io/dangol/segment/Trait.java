package io.dangol.segment;

import java.util.List;

/** A trait in which two segments of the same name may differ, in words. */
enum Trait {
  MONEY("spending more", "spending less", "spending %smost", "spending least"),
  FREQUENCY("here more often", "here less often", "here %smost often", "here least often"),
  RECENCY("seen more recently", "seen longer ago", "seen %smost recently", "seen longest ago"),
  ITEMS("of wider taste", "of narrower taste", "of %swidest taste", "of narrowest taste"),
  ACTIVITY("busier this month", "calmer this month", "%sbusiest this month", "calmest this month"),
  SIZE("the larger group", "the smaller group", "the %slargest group", "the smallest group");

  private static final List<String> ORDINALS =
      List.of(
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth");

  private final String more;
  private final String less;
  private final String most;
  private final String least;

  Trait(String more, String less, String most, String least) {
    this.more = more;
    this.less = less;
    this.most = most;
    this.least = least;
  }

  /** The value of the trait; larger means more of it. */
  double of(Portrait portrait) {
    return switch (this) {
      case MONEY -> portrait.monetary().orElse(0);
      case FREQUENCY -> portrait.frequency();
      case RECENCY -> -portrait.recencyDays();
      case ITEMS -> portrait.distinctItems();
      case ACTIVITY -> portrait.recentEvents();
      case SIZE -> portrait.customers();
    };
  }

  /** Words for a rank among some levels; rank 0 has most of the trait. */
  String words(int rank, int levels) {
    if (levels == 2) {
      return rank == 0 ? more : less;
    }
    if (rank == levels - 1) {
      return least;
    }
    return most.formatted(rank == 0 ? "" : ORDINALS.get(rank - 1) + " ");
  }
}
