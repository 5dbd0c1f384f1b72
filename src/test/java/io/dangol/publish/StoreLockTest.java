package io.dangol.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Holder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

  private static final Holder HERE = new Holder("this run", Instant.EPOCH);

  @TempDir Path folder;

  /** What another process does: takes the lock, says so, and holds it until it is killed. */
  static final class OtherProcess {
    public static void main(String[] path) throws Exception {
      StoreLock.take(Path.of(path[0]), new Holder("the other run", Instant.EPOCH));
      System.out.println("held");
      Thread.sleep(60_000);
    }
  }

  @Test
  void anotherProcessHoldsTheLockUntilItDies() throws Exception {
    Process other = otherProcess();
    try (var output = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      assertThat(output.readLine()).isEqualTo("held");

      assertThatThrownBy(() -> StoreLock.take(file(), HERE))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("held by the other run since 1970-01-01T00:00:00Z");
      assertThat(StoreLock.holder(file())).contains(new Holder("the other run", Instant.EPOCH));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(file()).content().contains("the other run");
    assertThat(StoreLock.holder(file())).isEmpty();
    StoreLock.take(file(), HERE).close();
  }

  @Test
  void aRefusedSecondTakerDoesNotLoosenTheFirstOnesHold() throws Exception {
    StoreLock first = StoreLock.take(file(), HERE);
    Path sameFile = folder.resolve("other").resolve("..").resolve("serving.db.lock");
    assertThatThrownBy(() -> StoreLock.take(sameFile, HERE))
        .hasMessageContaining("held by this run");

    Process other = otherProcess();

    assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
        .contains("held by this run");
    first.close();
  }

  @Test
  void aLockFromElsewhereInTheProcessIsRefusedToo() throws IOException {
    try (var channel =
            FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> StoreLock.take(file(), HERE))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("held by another part of this process");
    }
    StoreLock.take(file(), HERE).close();
  }

  @Test
  void closingTwiceIsHarmless() {
    StoreLock lock = StoreLock.take(file(), HERE);
    lock.close();
    StoreLock next = StoreLock.take(file(), HERE);
    lock.close();
    assertThatThrownBy(() -> StoreLock.take(file(), HERE)).hasMessageContaining("held by this run");
    next.close();
  }

  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            file().toString())
        .redirectErrorStream(true)
        .start();
  }

  private Path file() {
    return folder.resolve("serving.db.lock");
  }
}
