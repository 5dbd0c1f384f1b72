package io.dangol.app;

import io.dangol.churn.ChurnSettings;
import io.dangol.config.Configuration;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.gate.GateSettings;
import io.dangol.ingest.IngestSettings;
import io.dangol.privacy.PrivacySettings;
import io.dangol.profile.InteractionSettings;
import io.dangol.profile.ProfileSettings;
import io.dangol.publish.PublishSettings;
import io.dangol.recommend.RecommendSettings;
import io.dangol.segment.SegmentSettings;
import io.dangol.simulate.SimulateSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked.
 *
 * @param home folder or URL below which tables, reports and the embedded store live
 * @param zone the shop's zone, in which days begin
 * @param configHash hash of the keys that affect data
 */
record Settings(
    String home,
    ZoneId zone,
    long seed,
    IngestSettings ingest,
    PrivacySettings privacy,
    ProfileSettings profile,
    InteractionSettings interactions,
    RecommendSettings recommend,
    ChurnSettings churn,
    SegmentSettings segment,
    PublishSettings publish,
    GateSettings gates,
    MaintainSettings maintain,
    MonitorSettings monitor,
    SimulateSettings simulate,
    SparkSettings spark,
    DrillStop.Settings drill,
    String configHash) {

  /** Sections whose keys decide what the tables hold. */
  private static final List<String> DATA_SECTIONS =
      List.of("zone", "seed", "ingest", "privacy", "profile", "recommend", "churn", "segment");

  /** Throws {@link io.dangol.config.IllegalConfiguration} with every problem at once. */
  static Settings load(Optional<Path> file, List<String> pairs, Map<String, String> environment) {
    Problems problems = new Problems();
    Configuration configuration = Configuration.load(file, pairs, environment, problems);
    Settings settings = read(configuration);
    problems.throwIfAny();
    return settings;
  }

  /** What each key may be, by key; one that is null is there only if a pair sets it. */
  static Map<String, String> expected(List<String> pairs, Map<String, String> environment) {
    Configuration configuration =
        Configuration.load(Optional.empty(), pairs, environment, new Problems());
    read(configuration);
    return configuration.expected();
  }

  private static Settings read(Configuration configuration) {
    Section root = configuration.root();
    String home = root.text("home");
    return new Settings(
        home,
        root.zone("zone"),
        root.integer("seed", 0, Integer.MAX_VALUE),
        IngestSettings.read(
            root.section("ingest"), fingerprint(configuration, IngestSettings.MEANING)),
        PrivacySettings.read(root.section("privacy")),
        ProfileSettings.read(root.section("profile")),
        InteractionSettings.read(root.section("profile")),
        RecommendSettings.read(root.section("recommend")),
        ChurnSettings.read(root.section("churn")),
        SegmentSettings.read(root.section("segment")),
        PublishSettings.read(root.section("publish"), Path.of(home)),
        GateSettings.read(root.section("publish").section("gates")),
        MaintainSettings.read(root.section("maintain")),
        MonitorSettings.read(root.section("monitor")),
        SimulateSettings.read(root.section("simulate")),
        SparkSettings.read(root.section("spark")),
        DrillStop.Settings.read(root.section("drill"), Path.of(home)),
        fingerprint(configuration, DATA_SECTIONS));
  }

  private static String fingerprint(Configuration configuration, List<String> paths) {
    return Configuration.fingerprint(configuration.config(), paths).substring(0, 16);
  }
}
