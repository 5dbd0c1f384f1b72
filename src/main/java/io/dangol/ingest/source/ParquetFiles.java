package io.dangol.ingest.source;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;

import io.dangol.ingest.file.BrokenFile;
import io.dangol.ingest.file.FileRecords;
import io.dangol.job.Landing;
import io.dangol.job.Landing.LandingFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Records of parquet files. Files may have different columns. A file without a column that the
 * source needs is set aside; a file without an optional column gets null for it.
 */
final class ParquetFiles {

  private ParquetFiles() {}

  static Dataset<Row> of(SourceSettings source, List<LandingFile> files, Landing landing) {
    Map<List<String>, List<LandingFile>> alike = new LinkedHashMap<>();
    List<Row> broken = new ArrayList<>();
    for (LandingFile file : files) {
      Optional<List<String>> columns = landing.parquetColumns(file);
      Optional<String> problem = problem(source, columns);
      if (problem.isPresent()) {
        broken.add(FileRecords.broken(file.path(), problem.get()));
      } else {
        alike.computeIfAbsent(columns.orElseThrow(), key -> new ArrayList<>()).add(file);
      }
    }
    Dataset<Row> setAside = RawRecords.withoutValues(landing.rows(broken, FileRecords.SCHEMA));
    return withAll(
        source,
        alike.values().stream()
            .map(each -> RawRecords.parquet(landing.parquet(each)))
            .reduce((some, others) -> some.unionByName(others, true))
            .map(rows -> broken.isEmpty() ? rows : rows.unionByName(setAside, true))
            .orElse(setAside));
  }

  /** The records with every column that the source names; null where no file has it. */
  static Dataset<Row> withAll(SourceSettings source, Dataset<Row> records) {
    Set<String> known = names(List.of(records.columns()));
    Dataset<Row> all = records;
    for (String name : source.rawColumns()) {
      if (!known.contains(name)) {
        all = all.withColumn(name, lit(null).cast(DataTypes.StringType));
      }
    }
    return all;
  }

  private static Optional<String> problem(SourceSettings source, Optional<List<String>> columns) {
    if (columns.isEmpty()) {
      return Optional.of(
          new BrokenFile("is no whole parquet file", "deliver it again").getMessage());
    }
    Set<String> known = names(columns.get());
    String missing =
        source.rawColumns().stream()
            .filter(name -> !known.contains(name) && !source.frame().optional().contains(name))
            .collect(joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BrokenFile(
                    "lacks the columns " + missing,
                    "check the expressions of the source, name in optional what a file may lack, or deliver it again")
                .getMessage());
  }

  /** Spark ignores the case of column names. */
  private static Set<String> names(List<String> columns) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(columns);
    return names;
  }
}
