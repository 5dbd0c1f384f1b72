package io.dangol.night;

import static io.dangol.job.Purpose.ANALYTICS;
import static io.dangol.job.Purpose.OPERATION;
import static io.dangol.job.Purpose.PERSONALISATION;

import io.dangol.churn.ScoreChurn;
import io.dangol.demand.ForecastItems;
import io.dangol.habit.FindHabits;
import io.dangol.ingest.Settled;
import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.job.Plan;
import io.dangol.job.Purpose;
import io.dangol.privacy.ExplainSuppressions;
import io.dangol.profile.BuildInteractions;
import io.dangol.profile.BuildProfiles;
import io.dangol.recommend.evaluate.EvaluateRecommendations;
import io.dangol.recommend.rank.RankItems;
import io.dangol.recommend.relate.RelateItems;
import io.dangol.recommend.train.TrainRecommendations;
import io.dangol.segment.GroupCustomers;
import io.dangol.segment.SegmentCustomers;
import io.dangol.table.Columns;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.timing.PredictPurchases;
import io.dangol.value.ValueCustomers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who makes which table from which. The order of a night follows from this list.
 *
 * @param ingest brings the night's files in; it decides about the run key, so it runs before the
 *     others are planned
 * @param training all other jobs
 */
record Jobs(Job ingest, List<Job> training) {

  static Jobs of(Settings settings) {
    List<Job> making = making(settings);
    List<Job> training = new ArrayList<>(making);
    training.add(explainSuppressions(settings, making));
    return new Jobs(
        IngestJobs.ingest(settings, Settled.ALL, AcceptedGates.NONE), List.copyOf(training));
  }

  /** All that make a table from data. */
  private static List<Job> making(Settings settings) {
    return List.of(
        new Job(
            BuildProfiles.JOB,
            "describes each customer as of the date, and how they came to their stage",
            ANALYTICS,
            List.of(Tables.EVENTS, Tables.ITEMS, Tables.EXCHANGE_RATES),
            List.of(Tables.CUSTOMER_PROFILES, Tables.JOURNEY_MOVES, Tables.METRICS),
            new BuildProfiles(settings.profile(), settings.currencies())),
        new Job(
            BuildInteractions.JOB,
            "weighs each customer's ties to items",
            PERSONALISATION,
            List.of(Tables.EVENTS),
            List.of(Tables.INTERACTIONS),
            new BuildInteractions(settings.interactions())),
        new Job(
            TrainRecommendations.JOB,
            "learns factors of customers and items",
            PERSONALISATION,
            List.of(Tables.INTERACTIONS, Tables.CUSTOMER_FACTORS, Tables.ITEM_FACTORS),
            List.of(Tables.CUSTOMER_FACTORS, Tables.ITEM_FACTORS, Tables.METRICS, Tables.MODELS),
            new TrainRecommendations(settings.recommend().trainer())),
        new Job(
            EvaluateRecommendations.JOB,
            "measures the lists against baselines on the last days, and chooses their model",
            PERSONALISATION,
            List.of(Tables.EVENTS, Tables.ITEMS),
            List.of(Tables.METRICS, Tables.MODELS),
            new EvaluateRecommendations(SharedModels.ranking(settings))),
        new Job(
            RankItems.JOB,
            "makes each customer's list and shelves, with reasons",
            PERSONALISATION,
            List.of(
                Tables.EVENTS,
                Tables.ITEMS,
                Tables.IDENTITIES,
                Tables.INTERACTIONS,
                Tables.CUSTOMER_FACTORS,
                Tables.ITEM_FACTORS,
                Tables.MODELS,
                Tables.CUSTOMER_ATTRIBUTES,
                Tables.CUSTOMER_SEGMENTS,
                Tables.SEGMENTS),
            List.of(Tables.RECOMMENDATIONS, Tables.SHELVES, Tables.METRICS),
            new RankItems(settings.recommend().ranking(), settings.recommend().rules())),
        new Job(
            RelateItems.JOB,
            "names what goes with each item, and bundles",
            PERSONALISATION,
            List.of(Tables.EVENTS, Tables.ITEMS, Tables.ITEM_FACTORS),
            List.of(Tables.RELATED_ITEMS, Tables.BUNDLES),
            new RelateItems(settings.recommend().ranking(), settings.related())),
        new Job(
            ValueCustomers.JOB,
            "says how often customers will buy and what they will spend",
            ANALYTICS,
            List.of(Tables.EVENTS, Tables.EXCHANGE_RATES),
            List.of(Tables.CUSTOMER_VALUES, Tables.METRICS, Tables.MODELS),
            new ValueCustomers(settings.value(), settings.currencies())),
        new Job(
            ScoreChurn.JOB,
            "estimates who is about to leave",
            ANALYTICS,
            List.of(Tables.EVENTS, Tables.EXCHANGE_RATES, Tables.CUSTOMER_VALUES),
            List.of(Tables.CHURN_SCORES, Tables.METRICS, Tables.MODELS),
            new ScoreChurn(
                settings.churn(), settings.currencies(), SharedModels.absence(settings))),
        new Job(
            PredictPurchases.JOB,
            "says when each customer buys next, and which item and category",
            ANALYTICS,
            List.of(Tables.EVENTS, Tables.ITEMS),
            List.of(Tables.NEXT_PURCHASES, Tables.METRICS, Tables.MODELS),
            new PredictPurchases(settings.timing())),
        new Job(
            FindHabits.JOB,
            "finds what customers buy when and where",
            ANALYTICS,
            List.of(Tables.EVENTS, Tables.ITEMS),
            List.of(Tables.HABITS, Tables.METRICS),
            new FindHabits(settings.habit())),
        new Job(
            ForecastItems.JOB,
            "says how many buyers each item will have, and whether they become more or fewer",
            ANALYTICS,
            List.of(Tables.EVENTS),
            List.of(Tables.ITEM_DEMAND, Tables.METRICS, Tables.MODELS),
            new ForecastItems(settings.demand())),
        new Job(
            SegmentCustomers.JOB,
            "divides customers into named segments",
            ANALYTICS,
            List.of(
                Tables.CUSTOMER_PROFILES,
                Tables.CUSTOMER_SEGMENTS,
                Tables.SEGMENTS,
                Tables.SEGMENT_CENTRES),
            List.of(
                Tables.CUSTOMER_SEGMENTS, Tables.SEGMENTS, Tables.SEGMENT_CENTRES, Tables.METRICS),
            new SegmentCustomers(settings.segment())),
        new Job(
            GroupCustomers.JOB,
            "groups customers by a grid and by the shop's rules",
            ANALYTICS,
            List.of(Tables.CUSTOMER_PROFILES),
            List.of(Tables.CUSTOMER_GROUPS, Tables.METRICS),
            new GroupCustomers(settings.segment().groups())));
  }

  /** The published tables of customers, each with the purpose that it is made for. */
  Map<Table, Purpose> madeFor() {
    return madeFor(training.stream().filter(job -> job.purpose() != OPERATION).toList());
  }

  private static Map<Table, Purpose> madeFor(List<Job> making) {
    Map<Table, Purpose> madeFor = new LinkedHashMap<>();
    for (Job job : making) {
      job.writes().stream()
          .filter(table -> table.published() && table.has(Columns.CUSTOMER_ID))
          .forEach(table -> madeFor.put(table, job.purpose()));
    }
    return madeFor;
  }

  private static Job explainSuppressions(Settings settings, List<Job> making) {
    Map<Table, Purpose> madeFor = madeFor(making);
    List<Table> reads =
        new ArrayList<>(List.of(Tables.IDENTITIES, Tables.CONSENTS, Tables.REJECTED_CONSENTS));
    reads.addAll(madeFor.keySet());
    return new Job(
        ExplainSuppressions.JOB,
        "says why a customer is not in a published table",
        OPERATION,
        reads,
        List.of(Tables.SUPPRESSIONS),
        new ExplainSuppressions(settings.privacy(), madeFor));
  }

  /** The job of this name; CONFIGURATION, naming all jobs, if there is none. */
  Job named(String name) {
    return all().stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.configuration(
                    "there is no job '%s'; the jobs are %s"
                        .formatted(name, all().stream().map(Job::name).toList())));
  }

  /** All jobs in the order in which they run. */
  List<Job> all() {
    List<Job> all = new ArrayList<>(List.of(ingest));
    all.addAll(Plan.inOrder(training));
    return all;
  }
}
