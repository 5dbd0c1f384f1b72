package io.dangol.job;

import io.dangol.table.Table;
import java.util.List;

/**
 * One job of the night.
 *
 * @param name verb-noun, as in {@code rank-items}
 * @param does one sentence for people
 * @param purpose decides which customers the job sees
 */
public record Job(
    String name, String does, Purpose purpose, List<Table> reads, List<Table> writes, Step step) {
  public Job {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
