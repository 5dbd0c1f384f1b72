package io.dangol.night;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dangol.config.IllegalConfiguration;
import io.dangol.publish.PostgresSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What S3 is asked for when an object is written. */
class S3SettingsTest {

  private final List<Headers> puts = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void objectsAreLeftToTheBucketsEncryption() throws IOException {
    write();

    assertThat(puts)
        .allSatisfy(put -> assertThat(put.getFirst("x-amz-server-side-encryption")).isNull());
    assertThat(paths).contains("/bucket/tables/one");
  }

  @Test
  void sseS3IsAskedForWithEachObject() throws IOException {
    write("s3.encryption.mode=sse-s3");

    assertThat(puts)
        .isNotEmpty()
        .allSatisfy(
            put -> assertThat(put.getFirst("x-amz-server-side-encryption")).isEqualTo("AES256"));
  }

  @Test
  void sseKmsIsAskedForWithItsKey() throws IOException {
    String key = "arn:aws:kms:eu-central-1:111122223333:key/shop";
    write("s3.encryption.mode=sse-kms", "s3.encryption.kms-key=" + key);

    assertThat(puts)
        .isNotEmpty()
        .allSatisfy(
            put -> {
              assertThat(put.getFirst("x-amz-server-side-encryption")).isEqualTo("aws:kms");
              assertThat(put.getFirst("x-amz-server-side-encryption-aws-kms-key-id"))
                  .isEqualTo(key);
            });
  }

  @Test
  void aKeyWithoutKmsIsAMistake() {
    assertThatThrownBy(() -> settings("s3.encryption.kms-key=some"))
        .isInstanceOf(IllegalConfiguration.class)
        .hasMessageContaining("s3.encryption.kms-key = \"some\" needs mode = sse-kms");
  }

  @Test
  void whatNeedsADiskOfThisHostIsNoUrl() {
    assertThatThrownBy(() -> settings("home=s3a://bucket/home"))
        .isInstanceOf(IllegalConfiguration.class)
        .hasMessageContaining("local-folder")
        .hasMessageContaining("must be given: home is a URL");
    assertThatThrownBy(
            () -> settings("local-folder=s3a://bucket/x", "publish.sqlite.path=s3a://bucket/db"))
        .hasMessageContaining("local-folder is \"s3a://bucket/x\", must be a path of this host")
        .hasMessageContaining("publish.sqlite.path");
    Settings settings = settings("home=s3a://bucket/home", "local-folder=/srv/dangol");
    assertThat(settings.home()).isEqualTo("s3a://bucket/home");
    assertThat(settings.localFolder()).isEqualTo(Path.of("/srv/dangol"));
    assertThat(settings.publish().store().where()).startsWith("/srv/dangol/serving.db on host ");
  }

  @Test
  void theConfigurationForProductionIsSound() {
    Settings settings =
        Settings.load(
            Optional.of(Path.of("conf/production.conf")),
            List.of(),
            Map.of("DANGOL_POSTGRES_PASSWORD", "from the environment"));

    assertThat(settings.home()).startsWith("s3a://");
    assertThat(settings.publish().store()).isInstanceOf(PostgresSettings.class);
    assertThat(settings.s3().options()).containsEntry("fs.s3a.encryption.algorithm", "SSE-KMS");
  }

  private void write(String... pairs) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "s3.endpoint=http://127.0.0.1:" + server.getAddress().getPort(),
                "s3.region=eu-central-1",
                "s3.path-style=true"));
    all.addAll(List.of(pairs));
    Configuration hadoop = new Configuration();
    settings(all.toArray(String[]::new)).s3().options().forEach(hadoop::set);
    // As Spark passes on what it finds in the driver's environment.
    hadoop.set("fs.s3a.access.key", "key");
    hadoop.set("fs.s3a.secret.key", "secret");
    var path = new org.apache.hadoop.fs.Path("s3a://bucket/tables/one");
    try (FileSystem files = FileSystem.newInstance(path.toUri(), hadoop);
        FSDataOutputStream out = files.create(path, true)) {
      out.write(1);
    }
  }

  private static Settings settings(String... pairs) {
    return Settings.load(Optional.empty(), List.of(pairs), Map.of());
  }

  /** A bucket that has nothing and takes everything. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      byte[] body = new byte[0];
      int code = 200;
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          puts.add(exchange.getRequestHeaders());
          paths.add(path);
          exchange.getResponseHeaders().set("ETag", "\"1\"");
        }
        case "GET" -> body = "<ListBucketResult></ListBucketResult>".getBytes(UTF_8);
        case "HEAD" -> code = 404;
        default -> {}
      }
      exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
