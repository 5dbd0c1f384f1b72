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

  @Test
  void postgresNeedsNothingButAnAddressBesideItsDefaults() {
    var settings =
        (PostgresSettings)
            read("""
                    publish { store = postgres, postgres {
                      url = "jdbc:postgresql://db:5432/crm", tls.mode = verify-full } }""")
                .store();

    assertThat(problems.all()).isEmpty();
    assertThat(settings.user()).isEqualTo("dangol_job");
    assertThat(settings.tls()).isEqualTo(PostgresSettings.TlsMode.VERIFY_FULL);
    assertThat(settings.where()).isEqualTo("postgresql://db:5432/crm, schema dangol");
  }

  @Test
  void refusesPasswordsInTheAddressAndNamesThatNeedQuotes() {
    read(
        """
        publish.postgres {
          url = "jdbc:postgresql://db/crm?password=p4ss", schema = "My Schema", readers = ["a;b"] }""");

    assertThat(problems.all())
        .hasSize(3)
        .noneSatisfy(line -> assertThat(line).contains("p4ss"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("publish.postgres.url is ***, must not set the parameter password")
                    .contains("DANGOL_POSTGRES_PASSWORD"))
        .anySatisfy(line -> assertThat(line).contains("schema", "must be a plain name"))
        .anySatisfy(line -> assertThat(line).contains("readers", "must be a plain name"));
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
