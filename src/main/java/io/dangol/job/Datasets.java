package io.dangol.job;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;

/** Turns RDDs into datasets for stages, which do not hold a session. */
public final class Datasets {

  private Datasets() {}

  /**
   * The elements of an RDD as a dataset.
   *
   * @param sameSession any dataset of the session to use
   */
  public static <T> Dataset<T> of(JavaRDD<T> elements, Encoder<T> encoder, Dataset<?> sameSession) {
    return sameSession.sparkSession().createDataset(elements.rdd(), encoder);
  }
}
