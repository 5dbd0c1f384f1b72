package io.dangol.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 endpoint on loopback in a JVM of its own, which asks for credentials; in memory. */
public final class TestS3 implements AutoCloseable {
  public static final String ACCESS_KEY = "test-access-key";
  public static final String SECRET_KEY = "test-secret-key";

  private static final Duration START = Duration.ofMinutes(2);

  private final DangolProcess server;
  private final String endpoint;
  private final S3Client client;

  private TestS3(DangolProcess server, String endpoint) {
    this.server = server;
    this.endpoint = endpoint;
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .httpClientBuilder(ApacheHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .build();
  }

  /** Starts the server, whose settings and log go to the folder, and makes empty buckets. */
  public static TestS3 start(Path folder, String... buckets) {
    try {
      String endpoint = "http://127.0.0.1:" + freePort();
      Path settings =
          Files.writeString(
              folder.resolve("s3proxy.conf"),
              """
              s3proxy.endpoint=%s
              s3proxy.authorization=aws-v2-or-v4
              s3proxy.identity=%s
              s3proxy.credential=%s
              jclouds.provider=transient
              jclouds.identity=none
              jclouds.credential=none
              """
                  .formatted(endpoint, ACCESS_KEY, SECRET_KEY));
      DangolProcess server =
          DangolProcess.start(
              folder.resolve("s3proxy"),
              Map.of(),
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  settings.toString()));
      TestS3 s3 = new TestS3(server, endpoint);
      server.await("s3proxy answers", s3::answers, START);
      Stream.of(buckets).forEach(name -> s3.client.createBucket(bucket -> bucket.bucket(name)));
      return s3;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String endpoint() {
    return endpoint;
  }

  /** What a process finds its credentials in. */
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /** Copies all files of a folder into a bucket, their keys their paths below it. */
  public void upload(Path folder, String bucket) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        client.putObject(
            object -> object.bucket(bucket).key(folder.relativize(file).toString()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets this JVM read and write the buckets through Hadoop. */
  public void openTo(Configuration hadoop) {
    hadoop.set("fs.s3a.endpoint", endpoint);
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", ACCESS_KEY);
    hadoop.set("fs.s3a.secret.key", SECRET_KEY);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  private boolean answers() {
    try {
      client.listBuckets();
      return true;
    } catch (software.amazon.awssdk.core.exception.SdkClientException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
