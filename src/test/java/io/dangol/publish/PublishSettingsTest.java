package io.dangol.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import io.dangol.publish.PublishSettings.Sqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublishSettingsTest {

  private final Problems problems = new Problems();

  @Test
  void theStoreStandsUnderHomeUnlessAPathIsGiven() {
    assertThat(read(""))
        .isEqualTo(new PublishSettings(new Sqlite(Path.of("/home/shop/serving.db"), 30), 3));
    assertThat(read("publish { keep-releases = 7, sqlite.path = \"/srv/crm.db\" }"))
        .isEqualTo(new PublishSettings(new Sqlite(Path.of("/srv/crm.db"), 30), 7));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void rollbackNeedsAFormerRelease() {
    read("publish.keep-releases = 0");

    assertThat(problems.all()).singleElement().asString().contains("keep-releases is 0");
  }

  private PublishSettings read(String text) {
    var config =
        ConfigFactory.parseString(text)
            .withFallback(ConfigFactory.parseResources("reference.conf"));
    Section root =
        Section.root(
            config.resolve().withOnlyPath("publish").withoutPath("publish.gates"), problems);
    return PublishSettings.read(root.section("publish"), Path.of("/home/shop"));
  }
}
