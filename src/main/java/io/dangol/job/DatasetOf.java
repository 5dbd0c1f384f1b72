package io.dangol.job;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;

/** Brings what was computed without a plan back among the rows; stages hold no session. */
public final class DatasetOf {

  private DatasetOf() {}

  /**
   * The elements as rows.
   *
   * @param beside any rows of the same session
   */
  public static <T> Dataset<T> elements(
      JavaRDD<T> elements, Encoder<T> encoder, Dataset<?> beside) {
    return beside.sparkSession().createDataset(elements.rdd(), encoder);
  }
}
