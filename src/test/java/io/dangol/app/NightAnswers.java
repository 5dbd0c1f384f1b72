package io.dangol.app;

import static io.dangol.table.Words.CandidateSource.ALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.night.ListInquiry;
import io.dangol.night.Settings;
import io.dangol.recommend.rank.ItemStanding;
import io.dangol.recommend.rank.ItemStanding.Outcome;
import io.dangol.recommend.rank.ItemStanding.OwnPart;
import io.dangol.recommend.rank.ItemStanding.Part;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Answers about the lists of a simulated shop's night. */
interface NightAnswers {

  int PAIRS = 1_000;

  List<String> RULES =
      List.of(
          "recommend.list-length=" + BruteForce.LENGTH_UNDER_RULES,
          "recommend.repeat.default=again-after %sd".formatted(BruteForce.PAUSE_DAYS),
          "recommend.rules.gone.action=exclude",
          "recommend.rules.gone.categories=[\"%s\"]".formatted(BruteForce.HIDDEN_CATEGORY),
          "recommend.rules.few.action=at-most",
          "recommend.rules.few.most=1",
          "recommend.rules.few.per=category",
          "recommend.rules.offer.action=pin",
          "recommend.rules.offer.items=[%s]".formatted(BruteForce.PINNED),
          "recommend.rules.offer.rank=2",
          "recommend.rules.less.action=bury",
          "recommend.rules.less.factor=0.1",
          "recommend.rules.less.items=" + BruteForce.BURIED);

  @Test
  default void aThousandAnswersAgreeWithARankingOfAllItems() {
    Map<Long, List<ItemStanding>> all = standings(FirstNight.settings());

    assertThat(agreeing(all, new BruteForce(FirstNight.lake(), false)))
        .contains(Outcome.LISTED, Outcome.BELOW_THE_END);
    assertThat(lists(all)).isEqualTo(published());
  }

  @Test
  default void aThousandAnswersUnderRulesAgreeWithARankingOfAllItems() {
    Map<Long, List<ItemStanding>> all = standings(settings(RULES));

    assertThat(agreeing(all, new BruteForce(FirstNight.lake(), true)))
        .contains(
            Outcome.TOO_SOON,
            Outcome.HIDDEN,
            Outcome.LISTED,
            Outcome.CAPPED,
            Outcome.DISPLACED,
            Outcome.BELOW_THE_END);
    assertThat(all.values().stream().flatMap(List::stream))
        .filteredOn(standing -> standing.rules().equals(List.of("offer")))
        .isNotEmpty()
        .extracting(ItemStanding::rank)
        .containsOnly(2);
  }

  /** Of every item for each customer. */
  private static Map<Long, List<ItemStanding>> standings(Settings settings) {
    Lake lake = FirstNight.lake();
    List<Long> items = List.copyOf(new BruteForce(lake, false).itemIds());
    Map<Long, List<Long>> pairs = new TreeMap<>();
    lake.readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF)
        .select("customer_id")
        .distinct()
        .collectAsList()
        .forEach(row -> pairs.put(row.getLong(0), items));
    return ListInquiry.open(settings, Optional.of(FirstNight.AS_OF)).standings(pairs).stream()
        .collect(
            Collectors.groupingBy(ItemStanding::customerId, TreeMap::new, Collectors.toList()));
  }

  /** Compares random pairs, and returns the outcomes that there were. */
  private static Set<Outcome> agreeing(Map<Long, List<ItemStanding>> all, BruteForce bruteForce) {
    List<Long> customers = List.copyOf(all.keySet());
    SplittableRandom random = new SplittableRandom(7);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (int pair = 0; pair < PAIRS; pair++) {
      List<ItemStanding> ofCustomer = all.get(customers.get(random.nextInt(customers.size())));
      ItemStanding standing = ofCustomer.get(random.nextInt(ofCustomer.size()));
      assertThat(standing.outcome())
          .as("%s", standing)
          .isEqualTo(bruteForce.of(ofCustomer).get(standing.itemId()));
      outcomes.add(standing.outcome());
    }
    return outcomes;
  }

  private static Map<Long, List<Long>> lists(Map<Long, List<ItemStanding>> all) {
    Map<Long, List<Long>> lists = new TreeMap<>();
    all.forEach(
        (customer, standings) ->
            lists.put(
                customer,
                standings.stream()
                    .filter(standing -> standing.outcome() == Outcome.LISTED)
                    .sorted(Comparator.comparingInt(ItemStanding::rank))
                    .map(ItemStanding::itemId)
                    .toList()));
    return lists;
  }

  private static Map<Long, List<Long>> published() {
    return FirstNight.lake()
        .readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF)
        .orderBy("customer_id", "rank")
        .select("customer_id", "item_id")
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getLong(0),
                TreeMap::new,
                Collectors.mapping(row -> row.getLong(1), Collectors.toList())));
  }

  @Test
  default void partsAddUpToTheScoreOfEveryRow() {
    List<ItemStanding> listed =
        standings(FirstNight.settings()).values().stream()
            .flatMap(List::stream)
            .filter(standing -> standing.rank() > 0)
            .toList();
    long rows = FirstNight.lake().readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF).count();

    assertThat(listed).hasSize((int) rows);
    for (ItemStanding standing : listed) {
      double sum = standing.parts().stream().mapToDouble(Part::value).sum();
      assertThat(sum).isCloseTo(standing.score(), within(1e-6));
      for (Part part : standing.parts()) {
        if (!part.ofItems().isEmpty()) {
          // Factors have single precision.
          assertThat(part.ofItems().stream().mapToDouble(OwnPart::value).sum())
              .as("the own items' parts of %s", part.source())
              .isCloseTo(part.value(), within(part.source() == ALS ? 1e-5 : 1e-9));
        }
      }
    }
  }

  @Test
  default void answersInWordsForTheShopsOwnIds() {
    Row first =
        FirstNight.lake()
            .readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF)
            .where("rank = 3")
            .join(FirstNight.lake().read(Tables.IDENTITIES), "customer_id")
            .join(FirstNight.lake().read(Tables.ITEMS), "item_id")
            .orderBy("account_id")
            .select("account_id", "code", "title")
            .first();
    ListInquiry inquiry = ListInquiry.open(FirstNight.settings(), Optional.empty());

    String text =
        WhyText.of(
            first.getString(0),
            first.getString(1),
            inquiry.of(first.getString(0), first.getString(1)));

    assertThat(text)
        .startsWith(
            "Item %s (%s) for customer %s, as of 2026-06-30\n  At rank 3 of 20 with a score of 0."
                .formatted(first.getString(1), first.getString(2), first.getString(0)))
        .contains("source", "adds", "of which")
        .doesNotContain("differs");
  }

  @Test
  default void saysThatTheConfigurationChangedSinceTheNight() {
    Row first =
        FirstNight.lake()
            .readAsOf(Tables.RECOMMENDATIONS, FirstNight.AS_OF)
            .where("rank = 1")
            .join(FirstNight.lake().read(Tables.IDENTITIES), "customer_id")
            .join(FirstNight.lake().read(Tables.ITEMS), "item_id")
            .orderBy("account_id")
            .select("account_id", "code")
            .first();
    Settings changed =
        settings(
            List.of(
                "recommend.rules.r.action=exclude",
                "recommend.rules.r.items=[%s]".formatted(first.getString(1))));

    ListInquiry.Answer answer =
        ListInquiry.open(changed, Optional.of(FirstNight.AS_OF))
            .of(first.getString(0), first.getString(1));

    assertThat(answer.isAsPublished()).isFalse();
    assertThat(WhyText.of(first.getString(0), first.getString(1), answer))
        .contains("Not in the list: a rule hides it.", "rules: r", "The list that the night wrote");
  }

  @Test
  default void refusesWhatItDoesNotKnow() {
    ListInquiry inquiry = ListInquiry.open(FirstNight.settings(), Optional.of(FirstNight.AS_OF));

    assertThatThrownBy(() -> inquiry.of("nobody", "A000001"))
        .isInstanceOf(Failure.class)
        .hasMessage("no account has this id");
    String account =
        FirstNight.lake().read(Tables.IDENTITIES).select("account_id").first().getString(0);
    assertThatThrownBy(() -> inquiry.of(account, "nothing"))
        .isInstanceOf(Failure.class)
        .hasMessage("no item has the code 'nothing'");
    assertThatThrownBy(
            () -> ListInquiry.open(FirstNight.settings(), Optional.of(LocalDate.of(2020, 1, 1))))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("there are no lists as of 2020-01-01 below ");
  }

  private static Settings settings(List<String> pairs) {
    List<String> all = new ArrayList<>(FirstNight.pairs(FirstNight.folder().resolve("home")));
    all.addAll(pairs);
    return Settings.load(Optional.of(FirstNight.CONF), all, Map.of());
  }
}
