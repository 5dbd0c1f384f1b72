package io.dangol.simulate;

import java.util.List;

/** A customer's taste, the latent truth behind the purchases. Each item serves one taste. */
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

  /** Cycles through the tastes. */
  static Taste at(int index) {
    return ALL.get(index % ALL.size());
  }

  /** What a customer of this taste searches for. */
  String search() {
    return search;
  }

  /** Alternates between the categories of the taste. */
  String category(int turn) {
    return turn % 2 == 0 ? oneCategory : otherCategory;
  }
}
