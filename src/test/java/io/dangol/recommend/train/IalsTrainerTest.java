package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Failure;
import io.dangol.recommend.search.PrimitiveArrays;
import io.dangol.recommend.train.TrainerSettings.Common;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import io.dangol.testing.TestSpark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class IalsTrainerTest extends TrainerContract {
  private static final String SETTINGS =
      """
      trainer = ials, rank = 2, alpha = 10, blocks = 2, weighting = linear
      ials { unobserved-weight = 0.3, epochs = 8, warm-epochs = 2 }
      """;

  @Override
  Trainer trainer() {
    return settings(SETTINGS).trainer();
  }

  @Test
  void theLossFallsWithEveryEpochAndListeningChangesNothing() {
    List<Double> seen = new ArrayList<>();
    Factors observed =
        trainer()
            .train(
                checkerboard(),
                Optional.empty(),
                SEED,
                (epoch, objective, now) -> {
                  seen.add(objective);
                  assertThat(now.get().customers().count()).isEqualTo(8);
                });

    assertThat(seen).hasSize(8);
    for (int epoch = 1; epoch < seen.size(); epoch++) {
      assertThat(seen.get(epoch)).isLessThan(seen.get(epoch - 1));
    }
    assertSame(trainer().train(checkerboard(), SEED), observed);
  }

  /** One item at a time, and the totals of one block after the other. */
  @Test
  void howLittleIsSentAtOnceChangesNothing() {
    Factors all = trainer().train(checkerboard(), SEED);

    IalsSettings settings = (IalsSettings) settings(SETTINGS);
    Factors few = new IalsTrainer(settings, 4 * 2).train(checkerboard(), SEED);

    assertThat(byId(few.customers())).isEqualTo(byId(all.customers()));
    assertThat(byId(few.items())).isEqualTo(byId(all.items()));
  }

  /** The default is auto: 24 pairs of log(1 + 1) among 64, so 15 x 0.375 x 0.693, and rank 8. */
  @Test
  void autoTrainsAsTheSettingsThatItBecomes() {
    Factors auto = settings("ials.epochs = 2").trainer().train(checkerboard(), SEED);

    Factors stated =
        settings("rank = 8, ials { unobserved-weight = 3.9, epochs = 2 }")
            .trainer()
            .train(checkerboard(), SEED);

    assertThat(byId(auto.customers())).isEqualTo(byId(stated.customers()));
    assertThat(byId(auto.items())).isEqualTo(byId(stated.items()));
  }

  /** The gradient of the loss by each customer's factors is nearly 0, even after single steps. */
  @Test
  void customersFitTheItemsClosely() {
    String weighed = SETTINGS + "rank = 4, ials { regularization = 0.01, steps = 1 }";
    Factors factors = settings(weighed).trainer().train(checkerboard(), SEED);
    Map<Long, List<Float>> items = byId(factors.items());
    Map<Long, List<Long>> own = new TreeMap<>();
    checkerboard()
        .collectAsList()
        .forEach(
            row -> own.computeIfAbsent(row.getLong(0), c -> new ArrayList<>()).add(row.getLong(1)));

    byId(factors.customers())
        .forEach(
            (customer, vector) -> {
              double penalty = 0.01 * (own.get(customer).size() + 0.3 * items.size());
              for (int k = 0; k < 4; k++) {
                double gradient = penalty * vector.get(k);
                for (var item : items.entrySet()) {
                  double product = dot(vector, item.getValue());
                  double pull = 0.3 * product;
                  pull += own.get(customer).contains(item.getKey()) ? 10 * (product - 1) : 0;
                  gradient += pull * item.getValue().get(k);
                }
                assertThat(gradient).isCloseTo(0, within(1e-3));
              }
            });
  }

  @Test
  void moreFactorsThanAnArrayHoldsAreAConfigurationToMend() {
    IalsTrainer large =
        new IalsTrainer(
            new IalsSettings(
                new Common(OptionalInt.of(1 << 29), 10, 2, Weighting.LINEAR),
                new LossSettings(OptionalDouble.of(0.3), 0.01, 1),
                8,
                2,
                0,
                0,
                3));

    assertThatThrownBy(() -> large.train(checkerboard(), SEED))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContaining("8 items of recommend.rank 536870912");
  }

  @Test
  void aBlockGrowsUntilAnArrayOfItsFactorsIsFull() {
    assertThat(BlockPacker.grown(16, 64)).isEqualTo(32);
    assertThat(BlockPacker.grown(1 << 20, 1024)).isEqualTo((1 << 21) - 1);
    assertThat(BlockPacker.grown(1 << 30)).isEqualTo(PrimitiveArrays.LONGEST);
    assertThatThrownBy(() -> BlockPacker.grown(PrimitiveArrays.LONGEST))
        .hasMessageContaining(
            "2,147,483,640 pairs of customer and item in one block: raise recommend.blocks");
    assertThatThrownBy(() -> BlockPacker.grown((1 << 21) - 1, 1024))
        .hasMessageContaining("2,097,152 customers of recommend.rank 1024")
        .hasMessageContaining("raise recommend.blocks");
  }

  @Test
  void aWarmTrainingStartsWhereTheFormerOneEndedWithoutLostCustomers() {
    Factors former = trainer().train(checkerboard(), SEED);
    List<Double> cold = losses(checkerboard(), Optional.empty());
    Dataset<Row> changed =
        checkerboard()
            .where("customer_id <> 3")
            .union(rows(SCHEMA, "{customer_id: 99, item_id: 77, strength: 1.0}"));

    assertThat(losses(checkerboard(), Optional.of(former)))
        .hasSize(2)
        .allMatch(loss -> loss < cold.get(cold.size() - 1));
    Factors warm = trainer().train(changed, Optional.of(former), SEED, EpochListener.NONE);
    assertThat(ids(warm.customers())).contains(99L).doesNotContain(3L).hasSize(8);
    assertThat(ids(warm.items())).contains(77L).hasSize(9);
  }

  @Test
  void theSameBitsWhateverThePartitions() {
    Factors one = trainer().train(checkerboard().coalesce(1), SEED);

    Factors other = trainer().train(checkerboard().repartition(5), SEED);

    assertThat(byId(other.customers())).isEqualTo(byId(one.customers()));
    assertThat(byId(other.items())).isEqualTo(byId(one.items()));
  }

  /** Compares all factors with each other, because their order means nothing. */
  @Test
  void noFactorOfOneSeedIsThatOfTheNext() {
    long[] ids = {1, 2, 3};
    Set<Float> all = new HashSet<>();

    for (long seed = 0; seed < 4; seed++) {
      for (float factor : InitialItemFactors.of(ids, 16, Optional.empty(), seed).factors()) {
        all.add(factor);
      }
    }

    assertThat(all).hasSize(4 * 3 * 16);
  }

  @Test
  void factorsGivenToAListenerDoNotStayInTheCache() {
    // Referenced here, so that garbage collection cannot be what frees the cache.
    List<Factors> given = new ArrayList<>();
    EpochListener listener =
        (epoch, objective, now) -> {
          given.add(now.get());
          assertThat(ids(given.get(epoch - 1).customers())).hasSize(8);
        };
    int before = persisted();

    trainer().train(checkerboard(), Optional.empty(), SEED, listener);

    // The blocks of the last epoch, and the customers that fit its items.
    assertThat(persisted()).isLessThanOrEqualTo(before + 2);
  }

  private static int persisted() {
    return TestSpark.session().sparkContext().getPersistentRDDs().size();
  }

  @Test
  void trainingEndsWithAnEpochThatHardlyHelps() {
    Trainer patient = settings(SETTINGS + "ials { epochs = 50, tolerance = 0.1 }").trainer();
    List<Double> seen = new ArrayList<>();
    patient.train(checkerboard(), Optional.empty(), SEED, (e, loss, now) -> seen.add(loss));

    assertThat(seen).hasSizeBetween(3, 49);
    assertThat(seen.get(seen.size() - 1)).isGreaterThan(seen.get(seen.size() - 2) * 0.9);
    assertThat(seen.get(seen.size() - 2)).isLessThanOrEqualTo(seen.get(seen.size() - 3) * 0.9);
  }

  private List<Double> losses(Dataset<Row> interactions, Optional<Factors> former) {
    List<Double> losses = new ArrayList<>();
    trainer().train(interactions, former, SEED, (epoch, objective, now) -> losses.add(objective));
    return losses;
  }

  private static List<Long> ids(Dataset<Row> vectors) {
    return vectors.collectAsList().stream().map(row -> row.getLong(0)).toList();
  }
}
