package io.dangol.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** A key and the certificate that it signs for itself, as files; made by the JDK's keytool. */
public record ServerCertificate(Path certificate, Path key) {

  private static final String PASSWORD = "changeit";

  /** For a server of this host name; it is not valid for the host's address. */
  public static ServerCertificate of(String host) {
    try {
      Path folder = Files.createTempDirectory("certificate");
      Path store = folder.resolve("store.p12");
      keytool(host, store);
      KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Certificate certificate = made.getCertificate("server");
      Key key = made.getKey("server", PASSWORD.toCharArray());
      return new ServerCertificate(
          pem(folder.resolve("server.crt"), "CERTIFICATE", certificate.getEncoded()),
          pem(folder.resolve("server.key"), "PRIVATE KEY", key.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(String host, Path store) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (!Files.exists(store)) {
      throw new IOException("keytool made no certificate: " + said);
    }
  }

  /** Readable by its owner only: the server refuses any other key. */
  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind), US_ASCII);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    file.toFile().deleteOnExit();
    return file;
  }
}
