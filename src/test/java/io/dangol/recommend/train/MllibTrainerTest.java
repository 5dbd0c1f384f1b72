package io.dangol.recommend.train;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MllibTrainerTest extends TrainerContract {

  @Override
  Trainer trainer() {
    return settings(
            """
            trainer = mllib, rank = 2, alpha = 10, blocks = 2, weighting = linear
            mllib { regularization = 0.05, iterations = 4 }
            """)
        .trainer();
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
