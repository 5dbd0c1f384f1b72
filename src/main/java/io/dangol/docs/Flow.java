package io.dangol.docs;

import java.util.List;

/**
 * Something that makes tables from tables: a job, or what a night does beside its jobs.
 *
 * @param does what it does, as "it ..." would go on
 * @param purpose why it looks at customers, in a word
 * @param reads names of tables, or of what else it takes
 * @param writes names of tables, or of what else it makes
 */
public record Flow(
    String name, String does, String purpose, List<String> reads, List<String> writes) {
  public Flow {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }
}
