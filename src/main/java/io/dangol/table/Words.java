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

  /** How likely a customer is to leave, in three bands. */
  public enum ChurnBand implements Word {
    LOW,
    MEDIUM,
    HIGH
  }

  /** Which part of the blend proposed an item. */
  public enum CandidateSource implements Word {
    OWN,
    ALS,
    POPULAR
  }

  /** Why an item is on a customer's list. */
  public enum ReasonCode implements Word {
    BOUGHT_BEFORE,
    SEEN_BEFORE,
    BECAUSE_OF,
    POPULAR
  }

  /** How two items belong together. */
  public enum Relation implements Word {
    BOUGHT_TOGETHER("in the same baskets"),
    SAME_CUSTOMERS("by the same customers"),
    ALIKE("their factors point the same way");

    private final String meaning;

    Relation(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** Why a customer is not in a published table. */
  public enum SuppressionReason implements Word {
    NO_CONSENT,
    NO_EVENTS,
    NOT_RECENTLY_ACTIVE,
    NO_MODEL("too little history to learn from"),
    NOTHING_TO_RECOMMEND;

    private final String meaning;

    SuppressionReason() {
      this("");
    }

    SuppressionReason(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** What of a customer can differ from the release that readers saw before. */
  public enum ChangedThing implements Word {
    CUSTOMER,
    LIST("its set of items"),
    SEGMENT,
    CHURN_BAND,
    JOURNEY_STAGE;

    private final String meaning;

    ChangedThing() {
      this("");
    }

    ChangedThing(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** How something of a customer differs from the release that readers saw before. */
  public enum Change implements Word {
    NEW,
    CHANGED,
    GONE
  }

  /** How far the batch of an input file, or of records that had been rejected, has come. */
  public enum FileState implements Word {
    ADMITTED("its batch has begun"),
    TAKEN("its batch is complete"),
    UNTAKING("its rows are being taken out"),
    UNTAKEN("its rows are out again: no other state of this file and batch holds"),
    REPLAYING("the batch of a replay has begun"),
    REPLAYED("the batch of a replay is complete");

    private final String meaning;

    FileState(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** What became of a run. */
  public enum RunState implements Word {
    PUBLISHED("readers see its release"),
    KEPT("its release is kept next to that of a later night");

    private final String meaning;

    RunState(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  /** What became of a release. */
  public enum ReleaseState implements Word {
    STAGED("loaded, not shown yet"),
    PUBLISHED("readers see it, or saw it until a later night was published"),
    KEPT("of a night before the one that readers saw: never shown, but it can be"),
    ROLLED_BACK("readers saw it until somebody went back to an earlier one"),
    DROPPED("no longer in the store"),
    ABANDONED("its run ended before it was whole");

    private final String meaning;

    ReleaseState(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }

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
    ALL("all items that a customer took after the cut"),
    REPEAT("items that the customer had taken before"),
    NEW("items that the customer had never taken"),
    TRAINING("what the factors were trained on"),
    CHURN("customers who may leave"),
    SEGMENTS("customers in segments");

    private final String meaning;

    Population(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }
}
