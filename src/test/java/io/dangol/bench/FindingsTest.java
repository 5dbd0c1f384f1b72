package io.dangol.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings =
      new Findings("top-n")
          .with("cpu_seconds", Map.of("ours", 1.23456))
          .with("customers", 12_345_678L)
          .with("rounds", List.of(0.5, 20.0))
          .with("seeds", List.of(Map.of("seed", 1), Map.of("seed", 2)));

  @Test
  void aPersonReadsLines() {
    assertThat(findings.text())
        .startsWith("bench: top-n\nmachine: cores ")
        .contains("\ncpu seconds: ours 1.235\n")
        .contains("\ncustomers: 12345678\n")
        .contains("\nrounds: 0.5 20\n")
        .endsWith("\nseeds:\n  seed 1\n  seed 2\n");
  }

  @Test
  void aProgramReadsOneObjectWithAllDigits() throws Exception {
    var json = new ObjectMapper().readTree(findings.json());

    assertThat(json.at("/bench").asText()).isEqualTo("top-n");
    assertThat(json.at("/cpu_seconds/ours").asDouble()).isEqualTo(1.23456);
    assertThat(json.at("/seeds/1/seed").asInt()).isEqualTo(2);
    assertThat(json.at("/machine/cores").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(json.at("/machine/blas").asText()).isNotEmpty();
  }
}
