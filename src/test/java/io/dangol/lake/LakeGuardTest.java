package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeGuardTest {

  @TempDir private Path folder;

  @Test
  void theFirstStoreIsNamedAndStays() throws IOException {
    claim("/srv/serving.db on host one");

    assertThat(folder.resolve("guarded-by")).content().isEqualTo("/srv/serving.db on host one");
    assertThatCode(() -> claim("/srv/serving.db on host one")).doesNotThrowAnyException();
  }

  @Test
  void anotherStoreIsRefusedAndChangesNothing() throws IOException {
    claim("/srv/serving.db on host one");

    assertThatThrownBy(() -> claim("/srv/serving.db on host two"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContainingAll("host one", "host two", "publish.store = postgres");
    assertThat(Files.readString(folder.resolve("guarded-by"))).endsWith("host one");
  }

  private void claim(String store) throws IOException {
    LakeGuard.claim(
        FileSystem.getLocal(new Configuration()),
        new org.apache.hadoop.fs.Path(folder.resolve(LakeGuard.FILE).toUri()),
        store);
  }
}
