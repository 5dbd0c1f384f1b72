package io.dangol.docs;

import java.util.List;

/**
 * One step of the data flow that makes tables from tables: a job, or another part of a night.
 *
 * @param does what it does, as the continuation of "it ..."
 * @param purpose why it uses customers' data, in a word
 * @param reads names of tables, or of other inputs
 * @param writes names of tables, or of other outputs
 */
public record Flow(
    String name, String does, String purpose, List<String> reads, List<String> writes) {
  public Flow {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
