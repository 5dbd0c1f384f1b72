package io.dangol.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.docs.LayeredLayout.Box;
import io.dangol.docs.LayeredLayout.Route;
import io.dangol.docs.LayeredLayout.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {

  @Property(tries = 60)
  void noTwoBoxesOverlapAndEveryEdgeGoesDown(
      @ForAll @IntRange(min = 1, max = 12) int jobs, @ForAll long seed) {
    LayeredLayout layout = LayeredLayout.of(Lineage.of(flows(jobs, new Random(seed))));

    for (Box box : layout.boxes()) {
      assertThat(layout.boxes()).filteredOn(other -> overlap(box, other)).containsExactly(box);
      assertThat(box.x()).isNotNegative();
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width());
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height());
    }
    for (Route route : layout.routes()) {
      List<Integer> heights = route.stops().stream().map(Stop::top).toList();
      assertThat(heights).isSorted().doesNotHaveDuplicates();
    }
  }

  @Property(tries = 60)
  void edgesPassBesideBoxes(@ForAll @IntRange(min = 1, max = 12) int jobs, @ForAll long seed) {
    LayeredLayout layout = LayeredLayout.of(Lineage.of(flows(jobs, new Random(seed))));

    for (Route route : layout.routes()) {
      for (Stop stop : route.stops().subList(1, route.stops().size() - 1)) {
        assertThat(layout.boxes())
            .noneMatch(
                box ->
                    box.y() == stop.top()
                        && stop.x() >= box.x()
                        && stop.x() <= box.x() + box.width());
      }
    }
  }

  @Test
  void theSameJobsGiveTheSamePicture() {
    List<Flow> flows = flows(9, new Random(7));

    assertThat(picture(flows)).isEqualTo(picture(List.copyOf(flows)));
  }

  @Test
  void aTableThatIsReadAndWrittenCountsAsWritten() {
    Lineage lineage =
        Lineage.of(
            List.of(new Flow("ingest", "", "", List.of("silver.items"), List.of("silver.items"))));

    assertThat(lineage.edges()).containsExactly(new Lineage.Edge(0, 1));
  }

  @Test
  void jobsThatWaitForEachOtherAreRefused() {
    Lineage circle =
        Lineage.of(
            List.of(
                new Flow("one", "", "", List.of("gold.a"), List.of("gold.b")),
                new Flow("two", "", "", List.of("gold.b"), List.of("gold.a"))));

    assertThatThrownBy(() -> LayeredLayout.of(circle))
        .hasMessage("jobs and tables wait for each other in a circle");
  }

  private static String picture(List<Flow> flows) {
    return Drawing.of(LayeredLayout.of(Lineage.of(flows)));
  }

  /** Each job reads some of the tables that stand before it and writes one or two of its own. */
  private static List<Flow> flows(int jobs, Random chance) {
    List<Flow> flows = new ArrayList<>();
    List<String> tables = new ArrayList<>(List.of("landing files"));
    for (int job = 0; job < jobs; job++) {
      List<String> reads = new ArrayList<>(tables);
      Collections.shuffle(reads, chance);
      List<String> writes = new ArrayList<>(List.of("gold.table_" + job));
      if (chance.nextBoolean()) {
        writes.add("ops.other_" + job);
      }
      flows.add(
          new Flow(
              "job-" + job,
              "",
              "",
              reads.subList(0, 1 + chance.nextInt(Math.min(4, reads.size()))),
              writes));
      tables.addAll(writes);
    }
    return flows;
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }
}
