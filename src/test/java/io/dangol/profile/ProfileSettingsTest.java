package io.dangol.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileSettingsTest {

  @Test
  void areCompleteInTheManual() {
    Problems problems = new Problems();
    Section profile =
        Section.root(
                ConfigFactory.parseResources("reference.conf").withOnlyPath("profile"), problems)
            .section("profile");

    ProfileSettings settings = ProfileSettings.read(profile);
    InteractionSettings interactions = InteractionSettings.read(profile);

    assertThat(problems.all()).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new ProfileSettings(
                new EventTypes(
                    List.of("purchase"),
                    List.of("refund"),
                    List.of("cart_add"),
                    List.of("cart_remove"),
                    List.of("dislike", "complaint")),
                3,
                2.0,
                180));
    assertThat(interactions.types()).isEqualTo(settings.types());
    assertThat(interactions.halfLifeDays()).isEqualTo(180);
    assertThat(interactions.weights()).containsEntry("purchase", 1.0).containsEntry("refund", -1.0);
  }
}
