package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish.postgres.url=jdbc:postgresql://h/d?password=hunter2",
        "publish.postgres.url=jdbc:postgresql://h/d?user=kim&sslpassword=hunter2",
        "publish.postgres.url=jdbc:postgresql://kim:hunter2@h/d",
        "publish.postgres.url=jdbc:postgresql://kim:hun/hunter2@h/d",
        "s3.endpoint=https://AKIA:hunter2@minio:9000",
        "s3.endpoint=https://minio:9000/?X-Amz-Signature=hunter2",
        "spark.settings.\"spark.hadoop.fs.s3a.secret.key\"=hunter2",
        "spark.settings.spark.hadoop.fs.s3a.secret.key=hunter2",
        "spark.settings.\"spark.ssl.keyPassword\"=hunter2",
        "spark.settings.\"spark.driver.extraJavaOptions\"=-Djavax.net.ssl.trustStorePassword=hunter2",
        "spark.settings.\"spark.driver.extraJavaOptions\"=[\"-Dtoken\", \"hunter2\"]",
        "spark.settings.\"spark.executor.extraJavaOptions\"=[{ option = [\"credential hunter2\"] }]",
        "spark.settings.\"spark.hadoop.fs.azure.sas.container.account\"=hunter2",
        "spark.settings.\"spark.hadoop.fs.azure.sas.container.account\"=[hunter2]",
        "spark.settings.\"spark.ssl.keyPassword\"=[hunter2]",
        "spark.settings.\"spark.hadoop.fs.some\"=SAS hunter2",
        "ingest.folder=https://account.blob.core.windows.net/logs?sv=2024&sig=hunter2",
        "monitor.text-file=s3a://AKIA:hunter2@bucket/night.prom",
        "home=s3a://AKIA:hunter2@bucket/dangol"
      })
  void noMessageShowsAPossibleSecret(String pair) {
    Section root = Configuration.load(Optional.empty(), List.of(pair), Map.of(), problems).root();
    String key = pair.replaceFirst("=.*", "");

    root.problem(key, "was refused");
    root.problem(key, "must be another");
    root.integer(key, 1, 2);
    root.refuseCredentials(key);

    assertThat(problems.all()).isNotEmpty();
    assertThat(String.join("\n", problems.all())).contains("***").doesNotContain("hunter2");
  }

  @Test
  void noMessageShowsAPairWithoutItsSignOrALineThatCannotBeRead() throws IOException {
    Configuration.load(
        Optional.empty(), List.of("publish.postgres.password:hunter2"), Map.of(), problems);
    for (String line :
        List.of(
            "publish.postgres.password = \"a\" hunter2 = b",
            "publish.postgres.url = jdbc:postgresql://h/d?password=hunter2",
            "publish.postgres.password hunter2",
            "publish.postgres { password = hunter2 ] }")) {
      Path file = Files.writeString(folder.resolve("shop.conf"), line);
      Configuration.load(Optional.of(file), List.of(), Map.of(), problems);
    }

    assertThat(problems.all())
        .contains("--set: publish.postgres.password has no value, must be key=value")
        .hasSizeGreaterThan(3);
    assertThat(String.join("\n", problems.all())).doesNotContain("hunter2");
  }

  @Test
  void noMessageShowsWhatTheEnvironmentPutsIntoAList() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("shop.conf"),
            "spark.settings { some = [plain, ${VALUE}], other = [{ a = [${VALUE}] }] }");
    Section root =
        Configuration.load(Optional.of(file), List.of(), Map.of("VALUE", "hunter2"), problems)
            .root();

    root.textMap("spark.settings");
    root.problem("spark.settings.some", "was refused");

    assertThat(String.join("\n", problems.all()))
        .contains(
            "spark.settings.some is ***",
            "spark.settings.some = *** was refused",
            "spark.settings.other is ***")
        .doesNotContain("hunter2");
  }

  @Test
  void otherValuesAreShown() {
    Section root =
        Configuration.load(Optional.empty(), List.of("home=s3a://bucket/a"), Map.of(), problems)
            .root();

    root.problem("home", "was refused");
    root.refuseCredentials("home");

    assertThat(problems.all()).singleElement().asString().contains("s3a://bucket/a");
  }
}
