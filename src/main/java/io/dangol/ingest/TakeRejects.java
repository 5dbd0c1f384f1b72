package io.dangol.ingest;

import io.dangol.ingest.source.RawRecords;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a batch of rejected records that are read again, and counts them for their files. */
record TakeRejects(IngestSettings settings, Run run, Inputs inputs, Outputs outputs) {
  // Operators know the log of the whole job under one name.
  private static final Logger LOG = LoggerFactory.getLogger(IngestEvents.class);

  void take(Replay replay) {
    Dataset<Row> rejected = replay.records(inputs.read(Tables.REJECTED_EVENTS));
    Records records = records(replay, rejected);
    Dataset<Row> canonical =
        RejectedRecords.withoutTakenEvents(records.canonical(), rejected, replay.batch())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      records.contents(canonical);
      if (!replay.isBegun()) {
        FileLedger.merge(outputs, replay.entries());
      }
      Map<String, Counts> counts =
          Batch.ofReplay(replay, run, records.sources(), rejected, inputs, outputs)
              .write(canonical);
      FileLedger.merge(outputs, replay.ended(FileLedger.read(inputs), counts));
      LOG.info("replay {}: {}", replay.batch(), Counts.sum(counts.values()));
    } finally {
      canonical.unpersist();
    }
  }

  private Records records(Replay replay, Dataset<Row> rejected) {
    return RatesOfBatch.rated(
        settings,
        replay.files(),
        run,
        inputs.read(Tables.EXCHANGE_RATES),
        known ->
            Records.of(
                known, run, replay.files(), inputs.landing(), source -> again(source, rejected)));
  }

  private Dataset<Row> again(SourceSettings source, Dataset<Row> rejected) {
    Dataset<Row> own = rejected.where(Columns.SOURCE.col().equalTo(source.name()));
    Dataset<Row> raw = RawRecords.again(source, run.zone(), own);
    return source.each().map(each -> each.again(source, run.zone(), raw)).orElse(raw);
  }
}
