package io.dangol.table;

/**
 * Every closed set of words that a column may hold. A {@link Field} names its set by {@code oneOf}:
 * the rule of the table, the documentation and the code follow from here.
 */
public final class Words {

  /** The channel of a consent that covers all channels. */
  public static final String ANY_CHANNEL = "any";

  private Words() {}

  /** What a customer may consent to. */
  public enum ConsentPurpose implements Word {
    PERSONALISATION,
    ANALYTICS,
    MARKETING
  }

  /** How far a customer has come with the shop. */
  public enum JourneyStage implements Word {
    VISITOR,
    FIRST_PURCHASE,
    REPEAT,
    REGULAR,
    AT_RISK,
    LAPSED
  }

  /** What moved a customer from one stage of the journey to another. */
  public enum JourneyCause implements Word {
    @Meaning("the first event, which is no purchase")
    FIRST_VISIT,
    FIRST_PURCHASE,
    @Meaning("a purchase on one more day")
    PURCHASE,
    @Meaning("a purchase after being at risk or lapsed")
    CAME_BACK,
    @Meaning("too many days without a purchase")
    NO_PURCHASE,
    @Meaning("the usual gap of the shop has grown, by which the days are not too many any more")
    USUAL_GAP
  }

  /** Parts of the local day, in the order in which they begin. */
  public enum Daypart implements Word {
    MORNING,
    MIDDAY,
    AFTERNOON,
    EVENING,
    NIGHT
  }

  /** Types of local days; holidays are what their weekday is. */
  public enum DayType implements Word {
    @Meaning("Monday to Friday")
    WORKDAY,
    @Meaning("Saturday and Sunday")
    WEEKEND
  }

  /** How likely a customer is to leave, in three bands. */
  public enum ChurnBand implements Word {
    LOW,
    MEDIUM,
    HIGH
  }

  /** Which model a probability of churn is from. */
  public enum ChurnModel implements Word {
    @Meaning("it learned from who left after past dates")
    LOGISTIC,
    @Meaning("no past date could be learned from: it knows only how often customers come")
    NO_ACTIVITY
  }

  /** How much the shop would lose by a customer who leaves, in three bands. */
  public enum StakeBand implements Word {
    LOW,
    MEDIUM,
    HIGH
  }

  /** What a probability of churn knows of the time of year. */
  public enum ChurnSeason implements Word {
    @Meaning("as many left around the same date a year ago as the level says")
    LAST_YEAR,
    @Meaning("the log does not reach back for a year, or the model does not look there")
    UNKNOWN
  }

  /** What moved a customer from one segment to another. */
  public enum MoveCause implements Word {
    @Meaning("the days since the last purchase or event")
    RECENCY,
    @Meaning("how often they came")
    FREQUENCY,
    @Meaning("the money that they spent")
    MONETARY,
    @Meaning("the number of different items")
    DISTINCT_ITEMS,
    @Meaning("their events in the last 30 days")
    RECENT_EVENTS,
    @Meaning("the segments were fitted again, and the customer did nothing for it")
    REFIT,
    @Meaning("the former segment had too few customers left")
    DISSOLVED
  }

  /** How customers are grouped, next to the segments. */
  public enum GroupMethod implements Word {
    @Meaning("a cell of the grid of recency, frequency and money")
    RFM,
    @Meaning("a rule of segment.rules that holds")
    RULE
  }

  /** Which model says how often customers will buy. */
  public enum PurchaseModel implements Word {
    @Meaning("customers may leave after each repeat purchase")
    BG_NBD,
    @Meaning("customers may leave after each purchase")
    MBG_NBD,
    @Meaning("customers may leave at any time")
    PARETO_NBD
  }

  /** What a predicted purchase is of. */
  public enum PurchaseScope implements Word {
    @Meaning("anything in the shop")
    SHOP,
    @Meaning("any item of a category")
    CATEGORY,
    @Meaning("an item")
    ITEM
  }

  /** What becomes of an item's buyers. */
  public enum DemandTrend implements Word {
    @Meaning("clearly more than in the 56 days before the last 28")
    RISING,
    @Meaning("nothing speaks for a change")
    STEADY,
    @Meaning("clearly fewer than in the 56 days before the last 28")
    FALLING,
    @Meaning("first bought in the last 28 days")
    NEW,
    @Meaning("nobody bought it in the last 28 days, and that is hardly chance")
    FADING
  }

  /** What an expected number of buyers knows of the time of year. */
  public enum DemandSeason implements Word {
    @Meaning("more or fewer, as in the whole shop a year ago")
    LAST_YEAR,
    @Meaning("the log does not reach back for a year and 56 days")
    UNKNOWN
  }

  /** A named list of a customer, next to the one list of {@code gold.recommendations}. */
  public enum Shelf implements Word {
    @Meaning("items that the customer took before")
    BUY_AGAIN,
    @Meaning("items that the customer never took")
    NEW_FOR_YOU,
    @Meaning("what most customers took lately")
    POPULAR,
    @Meaning("what sells better this week than in the weeks before")
    TRENDING,
    @Meaning("what is new in the shop, some of which nobody bought yet")
    NEW_ARRIVALS,
    @Meaning("what most customers of the same segment took lately")
    POPULAR_IN_SEGMENT
  }

  /** Which source says most for an item of a customer's list. */
  public enum CandidateSource implements Word {
    @Meaning("the customer took it before")
    OWN,
    @Meaning("its factors go with the customer's")
    ALS,
    @Meaning("the same customers take it and the customer's own items")
    NEIGHBOUR,
    @Meaning("it is described as the customer's own items are")
    CONTENT,
    @Meaning("it is new in the shop, and sells")
    ARRIVAL,
    POPULAR
  }

  /** Why an item is on a customer's list. */
  public enum ReasonCode implements Word {
    BOUGHT_BEFORE,
    SEEN_BEFORE,
    @Meaning("factors tie it to an own item")
    BECAUSE_OF,
    @Meaning("the same customers take it and an own item")
    SAME_CUSTOMERS,
    @Meaning("it is described as an own item is")
    ALIKE,
    NEW_ARRIVAL,
    POPULAR,
    @Meaning("a rule of the shop gives it its rank")
    PICKED
  }

  /** How two items belong together. */
  public enum Relation implements Word {
    @Meaning("in the same baskets")
    BOUGHT_TOGETHER,
    @Meaning("by the same customers")
    SAME_CUSTOMERS,
    @Meaning("an item of another category that customers take some days after it")
    COMPLEMENT,
    @Meaning("a dearer item of the same category that customers take some days after it")
    UPGRADE,
    @Meaning("their factors point the same way")
    ALIKE
  }

  /** Why a customer is not in a published table. */
  public enum SuppressionReason implements Word {
    NO_CONSENT,
    NO_EVENTS,
    NOT_RECENTLY_ACTIVE,
    NO_PURCHASE,
    @Meaning("too little history to learn from")
    NO_MODEL,
    NOTHING_TO_RECOMMEND,
    @Meaning("no grid is configured, and no rule holds")
    NO_GROUP,
    @Meaning("no pattern of purchases holds often enough")
    NO_HABIT
  }

  /** What of a customer can differ from the release that readers saw before. */
  public enum ChangedThing implements Word {
    CUSTOMER,
    @Meaning("its set of items")
    LIST,
    SEGMENT,
    CHURN_BAND,
    JOURNEY_STAGE
  }

  /** How something of a customer differs from the release that readers saw before. */
  public enum Change implements Word {
    NEW,
    CHANGED,
    GONE
  }

  /** How far the batch of an input file, or of records that had been rejected, has come. */
  public enum FileState implements Word {
    @Meaning("its batch has begun")
    ADMITTED,
    @Meaning("its batch is complete")
    TAKEN,
    @Meaning("its rows are being taken out")
    UNTAKING,
    @Meaning("its rows are out again: no other state of this file and batch holds")
    UNTAKEN,
    @Meaning("the batch of a replay has begun")
    REPLAYING,
    @Meaning("the batch of a replay is complete")
    REPLAYED
  }

  /** What became of a run. */
  public enum RunState implements Word {
    @Meaning("readers see its release")
    PUBLISHED,
    @Meaning("its release is kept next to that of a later night")
    KEPT
  }

  /** What became of a release. */
  public enum ReleaseState implements Word {
    @Meaning("loaded, not shown yet")
    STAGED,
    @Meaning("readers see it, or saw it until a later night was published")
    PUBLISHED,
    @Meaning("of a night before the one that readers saw: never shown, but it can be")
    KEPT,
    @Meaning("readers saw it until somebody went back to an earlier one")
    ROLLED_BACK,
    @Meaning("no longer in the store")
    DROPPED,
    @Meaning("its run ended before it was whole")
    ABANDONED;

    /** Whether a release in this state has, or had, all its rows. */
    public boolean isWhole() {
      return this != STAGED && this != ABANDONED;
    }

    /** Whether the store holds a release in this state whole, so that it can be shown. */
    public boolean isShowable() {
      return isWhole() && this != DROPPED;
    }
  }

  /** Whom or what a figure of {@code ops.metrics} is about. */
  public enum Population implements Word {
    @Meaning("all items that a customer took after the cut")
    ALL,
    @Meaning("items that the customer had taken before")
    REPEAT,
    @Meaning("items that the customer had never taken")
    NEW,
    @Meaning("what the factors were trained on")
    TRAINING,
    @Meaning("customers who may leave")
    CHURN,
    @Meaning("customers with a purchase")
    BUYERS,
    @Meaning("customers with enough purchases")
    NEXT_PURCHASE,
    @Meaning("categories that a customer bought often enough")
    NEXT_IN_CATEGORY,
    @Meaning("items that a customer bought often enough")
    NEXT_OF_ITEM,
    @Meaning("habits of customers")
    HABITS,
    @Meaning("customers with a journey stage")
    JOURNEY,
    @Meaning("items with a forecast")
    DEMAND,
    @Meaning("items with a forecast a week ago, and their buyers since")
    DEMAND_7_DAYS,
    @Meaning("items with a forecast 30 days ago, and their buyers since")
    DEMAND_30_DAYS,
    @Meaning("customers in segments")
    SEGMENTS,
    @Meaning("customers in groups of the grid and of rules")
    GROUPS,
    @Meaning("lists under the shop's rules")
    RULES
  }
}
