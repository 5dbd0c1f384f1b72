package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedGatesTest {

  @Test
  void takesTheNamesOfGates() {
    assertThat(AcceptedGates.of(List.of("row-count", "never-empty", "row-count")).names())
        .containsExactlyInAnyOrder("row-count", "never-empty");
    assertThat(AcceptedGates.of(List.of("rejected-consents")).names())
        .containsExactly("rejected-consents");
    assertThat(AcceptedGates.of(List.of()).names()).isEmpty();
  }

  @Test
  void asksWhatWasMeantByAnUnknownNameAndNamesAllProblems() {
    assertThatThrownBy(() -> AcceptedGates.of(List.of("row-cuont", "everything", "segment-drift")))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContaining("--accept row-cuont: there is no such gate (did you mean row-count?)")
        .hasMessageContaining(
            "--accept everything: there is no such gate; the gates are rejected-consents, never-empty")
        .hasMessageNotContaining("--accept segment-drift");
  }

  @Test
  void whatContradictsTheTablesCannotBeAccepted() {
    assertThatThrownBy(() -> AcceptedGates.of(List.of("rules")))
        .hasMessage(
            "--accept rules: nobody can accept this gate, its rows contradict their table;"
                + " mend what made them");
  }
}
