package io.dangol.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasketsTest {

  private static final Catalogue CATALOGUE =
      Catalogue.of(Map.of(1L, "tea", 2L, "coffee", 3L, "coffee"));

  @Test
  void coursesAreOfTheShopOfCategoriesAndOfItems() {
    Baskets baskets = new Baskets(CATALOGUE);
    baskets.add(20, 3, 2_000);
    baskets.add(10, 2, 1_000);
    baskets.add(10, 3, 3_000);
    baskets.add(10, 3, 1_000);
    baskets.add(30, 9, 1_000);
    baskets.add(40);
    List<Course> courses = baskets.courses(2);
    assertThat(courses)
        .extracting(Course::scope, Course::target, course -> course.days().days())
        .containsExactly(
            tuple(Scope.SHOP, 0L, new int[] {10, 20, 30, 40}),
            tuple(Scope.CATEGORY, 0L, new int[] {10, 20}),
            tuple(Scope.ITEM, 3L, new int[] {10, 20}));
    // Item 3: 4 on day 10, 2 on day 20; its category has one more on day 10.
    assertThat(courses.get(2).days().logQuantities())
        .containsExactly(new double[] {Math.log(4), Math.log(2)}, within(1e-12));
    assertThat(courses.get(1).days().logQuantities()[0]).isCloseTo(Math.log(5), within(1e-12));
  }

  @Test
  void categoriesAreNumberedInAlphabeticalOrder() {
    assertThat(CATALOGUE.categories()).containsExactly("coffee", "tea");
    assertThat(CATALOGUE.categoryOf(1)).isEqualTo(1);
    assertThat(CATALOGUE.categoryOf(99)).isEqualTo(Catalogue.NO_CATEGORY);
    assertThat(CATALOGUE.groupOf(Scope.SHOP, 0)).isEqualTo(Catalogue.NO_CATEGORY);
    assertThat(CATALOGUE.groupOf(Scope.ITEM, 3)).isZero();
    assertThat(CATALOGUE.groupOf(Scope.CATEGORY, 1)).isEqualTo(1);
  }
}
