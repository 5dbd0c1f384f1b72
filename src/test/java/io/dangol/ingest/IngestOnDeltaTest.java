package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.FaultPoint;
import io.dangol.job.Job;
import io.dangol.job.Purpose;
import io.dangol.lake.DeltaInputs;
import io.dangol.lake.DeltaOutputs;
import io.dangol.lake.Lake;
import io.dangol.lake.TableHash;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that each file is taken exactly once, on the real tables. */
class IngestOnDeltaTest {
  private static final List<Table> TABLES =
      List.of(
          Tables.IDENTITIES,
          Tables.ITEMS,
          Tables.EVENTS,
          Tables.REJECTED_EVENTS,
          Tables.INGESTED_FILES);

  @TempDir Path folder;

  /** What a process that is killed looks like. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aNightThatDiedBetweenTwoTablesEndsAsIfItHadNot() throws IOException {
    deliver(
        "2011-03-10",
        """
        8,SALE,b2,Bowl,2011-03-10 10:00:00,1,2.50,1
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
        7,SALE,a1,Apple,2011-03-10 09:00:00,2,1.00,1
        9,SALE
        """);
    Lake undisturbed = lake("undisturbed");
    Lake disturbed = lake("disturbed");
    night(undisturbed, FaultPoint.NONE);
    assertThatThrownBy(() -> night(disturbed, deathAfter(Tables.EVENTS)))
        .isInstanceOf(Killed.class);
    assertThat(disturbed.version(Tables.REJECTED_EVENTS)).isEqualTo(-1);
    night(disturbed, FaultPoint.NONE);

    assertThat(hashes(disturbed)).isEqualTo(hashes(undisturbed));
    assertThat(hashes(disturbed).get(Tables.EVENTS.name()).rows()).isEqualTo(2);
    assertThat(IngestSummary.of(disturbed.read(Tables.INGESTED_FILES), 0).sources().get("sales"))
        .hasToString(
            "read 4 = accepted 2 + duplicates 1 + excluded 0 + rejected 1 {rejected: wrong-number-of-fields=1}");
  }

  private static FaultPoint deathAfter(Table table) {
    return place -> {
      if (place.equals("wrote/ingest-events/" + table)) {
        throw new Killed();
      }
    };
  }

  private static Map<String, TableHash> hashes(Lake lake) {
    Map<String, TableHash> hashes = new HashMap<>();
    TABLES.forEach(table -> hashes.put(table.name(), TableHash.of(table, lake.read(table))));
    return hashes;
  }

  private void night(Lake lake, FaultPoint faults) {
    IngestEvents step = new IngestEvents(Shop.settings(Shop.sales(folder.toString())));
    Job job = new Job(IngestEvents.JOB, "", Purpose.OPERATION, TABLES, TABLES, step);
    step.run(
        Shop.night("2011-03-10"),
        new DeltaInputs(lake, job, Shop.night("2011-03-10"), rows -> rows),
        new DeltaOutputs(lake, job, Shop.night("2011-03-10"), faults));
  }

  private Lake lake(String name) {
    return new Lake(TestSpark.session(), folder.resolve(name).toString());
  }

  private void deliver(String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }
}
