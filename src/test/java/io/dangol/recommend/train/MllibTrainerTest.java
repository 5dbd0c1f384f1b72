package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.recommend.train.AlsSettings.Weighting;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MllibTrainerTest extends TrainerContract {

  @Override
  Trainer trainer() {
    return new MllibTrainer(new AlsSettings(2, 0.05, 10, 4, 2, Weighting.LINEAR));
  }

  @Test
  void refusesIdsBeyondInt() {
    Dataset<Row> tooLarge =
        rows(
            "customer_id bigint, item_id bigint, strength double",
            "{customer_id: 2147483648, item_id: 1, strength: 1.0}");

    assertThatThrownBy(() -> trainer().train(tooLarge, 7))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "train-recommendations: the customer or item id 2147483648 is beyond the range of int,"
                + " which MLlib's ALS cannot hold; use another trainer");
  }
}
