package io.dangol.simulate;

import java.util.List;

/** What a customer is drawn to: the latent truth behind what they buy. Each item serves one. */
enum Taste {
  COFFEE("coffee", "food > coffee", "food > croissants"),
  BREAKFAST("muesli", "food > yoghurt", "food > muesli"),
  COOKING("pasta", "food > pasta", "food > spices"),
  GREENS("salad", "food > fruit", "food > salad"),
  SNACKS("chocolate", "food > chocolate", "food > lemonade"),
  HOME("detergent", "household > detergent", "household > paper towels"),
  PETS("cat food", "pets > cat food", "pets > dog treats"),
  BEAUTY("hand cream", "beauty > hand cream", "beauty > shampoo");

  private static final List<Taste> ALL = List.of(values());

  private final String search;
  private final String oneCategory;
  private final String otherCategory;

  Taste(String search, String oneCategory, String otherCategory) {
    this.search = search;
    this.oneCategory = oneCategory;
    this.otherCategory = otherCategory;
  }

  static int count() {
    return ALL.size();
  }

  /** Tastes in turn: the one that follows the last is the first again. */
  static Taste at(int place) {
    return ALL.get(place % ALL.size());
  }

  /** What such a customer types. */
  String search() {
    return search;
  }

  /** Its categories in turn. */
  String category(int turn) {
    return turn % 2 == 0 ? oneCategory : otherCategory;
  }
}
