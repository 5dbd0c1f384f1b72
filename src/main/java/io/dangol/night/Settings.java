package io.dangol.night;

import io.dangol.churn.ChurnSettings;
import io.dangol.config.Configuration;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.config.TableFile;
import io.dangol.demand.DemandSettings;
import io.dangol.gate.GateSettings;
import io.dangol.habit.HabitSettings;
import io.dangol.ingest.Expected;
import io.dangol.ingest.IngestSettings;
import io.dangol.money.Currencies;
import io.dangol.privacy.PrivacySettings;
import io.dangol.profile.InteractionSettings;
import io.dangol.profile.ProfileSettings;
import io.dangol.publish.Language;
import io.dangol.publish.PublishSettings;
import io.dangol.recommend.RecommendSettings;
import io.dangol.recommend.relate.RelatedSettings;
import io.dangol.recommend.rules.Rules;
import io.dangol.segment.SegmentSettings;
import io.dangol.simulate.SimulateSettings;
import io.dangol.timing.TimingSettings;
import io.dangol.value.ValueSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked.
 *
 * @param home folder or URL below which tables live
 * @param localFolder folder of this host for reports and the embedded store
 * @param zone the shop's zone, in which days begin
 * @param language of the sentences that customers read
 * @param configHash hash of the keys that affect data
 */
public record Settings(
    String home,
    Path localFolder,
    ZoneId zone,
    Language language,
    long seed,
    IngestSettings ingest,
    Currencies currencies,
    PrivacySettings privacy,
    ProfileSettings profile,
    InteractionSettings interactions,
    RecommendSettings recommend,
    RelatedSettings related,
    ChurnSettings churn,
    ValueSettings value,
    TimingSettings timing,
    HabitSettings habit,
    DemandSettings demand,
    SegmentSettings segment,
    PublishSettings publish,
    GateSettings gates,
    MaintainSettings maintain,
    MonitorSettings monitor,
    SimulateSettings simulate,
    SparkSettings spark,
    S3Settings s3,
    DrillStop.Settings drill,
    String configHash) {

  /**
   * The paths that do not affect what tables hold. Every other key counts for the run key, so a
   * path that is forgotten here makes nights run again, and never too few. Secrets are below these
   * paths only.
   */
  private static final List<String> NO_DATA =
      List.of(
          "home",
          "local-folder",
          "ingest.folder",
          "ingest.max-rejected",
          "ingest.volume-floor",
          "ingest.may-be-empty",
          "ingest.settle",
          "ingest.calendar",
          // What the file states counts, not where it is.
          "recommend.rules-file",
          "publish",
          "maintain",
          "monitor",
          "simulate",
          "spark",
          "s3",
          "drill");

  private static final List<TableFile> TABLE_FILES = List.of(Rules.FILE);

  /** Throws {@link io.dangol.config.IllegalConfiguration} with every problem at once. */
  public static Settings load(
      Optional<Path> file, List<String> pairs, Map<String, String> environment) {
    Problems problems = new Problems();
    Configuration configuration =
        Configuration.load(file, pairs, environment, TABLE_FILES, problems);
    Settings settings = read(configuration);
    problems.throwIfAny();
    return settings;
  }

  /** What each key may be, by key; one that is null is there only if a pair sets it. */
  static Map<String, String> expected(List<String> pairs, Map<String, String> environment) {
    Configuration configuration =
        Configuration.load(Optional.empty(), pairs, environment, TABLE_FILES, new Problems());
    read(configuration);
    return configuration.expected();
  }

  /** How Hadoop reaches files that are not on this host, for work without a Spark session. */
  public org.apache.hadoop.conf.Configuration hadoop() {
    var hadoop = new org.apache.hadoop.conf.Configuration();
    s3.options().forEach(hadoop::set);
    return hadoop;
  }

  private static Settings read(Configuration configuration) {
    Section root = configuration.root();
    String home = root.text("home");
    Currencies currencies = Currencies.read(root.section("ingest"));
    root.refuseCredentials("home");
    Path localFolder = localFolder(root, home);
    IngestSettings ingest =
        IngestSettings.read(
            root.section("ingest"),
            root.section("privacy"),
            shortened(meant(configuration).fingerprint(IngestSettings.MEANING)),
            currencies);
    InteractionSettings interactions = InteractionSettings.read(root.section("profile"));
    NamedEventTypes.check(root, ingest.sources(), interactions.weights().keySet());
    return new Settings(
        home,
        localFolder,
        root.zone("zone"),
        root.choice("language", Language.class),
        root.integer("seed", 0, Integer.MAX_VALUE),
        ingest,
        currencies,
        PrivacySettings.read(root.section("privacy")),
        ProfileSettings.read(root.section("profile")),
        interactions,
        RecommendSettings.read(root.section("recommend")),
        RelatedSettings.read(root.section("related")),
        ChurnSettings.read(root.section("churn")),
        ValueSettings.read(root.section("value"), root.section("profile")),
        TimingSettings.read(root.section("timing")),
        HabitSettings.read(root.section("habit")),
        DemandSettings.read(root.section("demand")),
        SegmentSettings.read(root.section("segment")),
        PublishSettings.read(root.section("publish"), localFolder),
        GateSettings.read(root.section("publish").section("gates")),
        MaintainSettings.read(root.section("maintain")),
        MonitorSettings.read(root.section("monitor")),
        SimulateSettings.read(root.section("simulate")),
        SparkSettings.read(root.section("spark")),
        S3Settings.read(root.section("s3")),
        DrillStop.Settings.read(root.section("drill"), localFolder),
        shortened(meant(configuration).fingerprintBut(NO_DATA)));
  }

  private static Path localFolder(Section root, String home) {
    if (root.has("local-folder")) {
      return root.path("local-folder");
    }
    if (Section.isUrl(home)) {
      root.problem(
          "local-folder", "must be given: home is a URL, and reports need a folder of this host");
      return Path.of("");
    }
    return Path.of(home);
  }

  /** The configuration without what only says how much of a source is expected. */
  private static Configuration meant(Configuration configuration) {
    return configuration.without("ingest.sources", Expected.KEYS);
  }

  private static String shortened(String fingerprint) {
    return fingerprint.substring(0, 16);
  }
}
