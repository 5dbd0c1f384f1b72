package io.dangol.recommend.rerank;

import io.dangol.recommend.rank.BlendSettings;
import io.dangol.recommend.rank.CandidateFeatures;
import io.dangol.recommend.rank.Catalogue;
import io.dangol.recommend.rank.CustomerHistories;
import io.dangol.recommend.rank.CustomerHistory;
import io.dangol.recommend.rank.DotProducts;
import io.dangol.recommend.rank.Learned;
import io.dangol.recommend.search.Groups;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Makes an example of each customer of a partition who took one of the candidates. */
final class PartitionExamples implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      StructType.fromDDL("customer_id bigint, features array<float>, taken array<boolean>");

  private final Broadcast<Catalogue> items;
  private final Broadcast<Learned> learned;
  private final BlendSettings blend;

  PartitionExamples(Broadcast<Catalogue> items, Broadcast<Learned> learned, BlendSettings blend) {
    this.items = items;
    this.learned = learned;
    this.blend = blend;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> customers) {
    Catalogue catalogue = items.value();
    CandidateFeatures features = new CandidateFeatures(catalogue, learned.value(), blend);
    List<Row> examples = new ArrayList<>();
    Iterator<List<Row>> groups = new Groups<>(customers, DotProducts.GROUP);
    while (groups.hasNext()) {
      List<Row> group = groups.next();
      List<CustomerHistory> histories =
          group.stream().map(row -> CustomerHistories.customer(row, catalogue)).toList();
      features.prepare(histories);
      for (int c = 0; c < group.size(); c++) {
        example(histories.get(c), wanted(group.get(c), catalogue), features)
            .ifPresent(examples::add);
      }
    }
    return examples.iterator();
  }

  private static Set<Integer> wanted(Row customer, Catalogue catalogue) {
    return customer.<Long>getList(customer.fieldIndex(PastDate.WANTED)).stream()
        .map(catalogue::position)
        .collect(Collectors.toSet());
  }

  private static Optional<Row> example(
      CustomerHistory customer, Set<Integer> wanted, CandidateFeatures candidates) {
    List<Float> features = new ArrayList<>();
    List<Boolean> taken = new ArrayList<>();
    candidates.of(
        customer,
        (item, values) -> {
          for (float value : values) {
            features.add(value);
          }
          taken.add(wanted.contains(item));
        });
    return taken.contains(true)
        ? Optional.of(
            RowFactory.create(
                customer.customerId(),
                features.toArray(Float[]::new),
                taken.toArray(Boolean[]::new)))
        : Optional.empty();
  }
}
