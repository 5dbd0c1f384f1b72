package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.CandidateSource;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What is known of one customer and the items, one customer after another: the sources, and the
 * items that they propose. Instances are for one thread.
 */
public final class Evidence {

  final Catalogue catalogue;
  final OwnSource own;
  final FactorSource factors;
  final NeighbourSource neighbours;
  final ContentSource content;
  final ArrivalSource arrivals;
  final PopularSource popular;

  private final List<Source> sources;

  /** The number of the last call that proposed each item. */
  private final int[] proposedIn;

  private int call;

  /** The number of items that may be proposed and were not yet by the last call. */
  private int left;

  private CustomerHistory prepared = CustomerHistory.UNKNOWN;

  public Evidence(
      Catalogue catalogue, BlendSettings blend, DotProducts products, Neighbours neighbours) {
    this.catalogue = catalogue;
    this.own = new OwnSource(catalogue, blend);
    this.factors = new FactorSource(catalogue, products);
    this.neighbours = new NeighbourSource(catalogue, neighbours);
    this.content = new ContentSource(catalogue);
    this.arrivals = new ArrivalSource(catalogue);
    this.popular = new PopularSource(catalogue);
    this.sources = List.of(own, factors, this.neighbours, content, arrivals, popular);
    this.proposedIn = new int[catalogue.size];
  }

  /** Gathers what is known of this customer, unless it is the last one. */
  void prepare(CustomerHistory customer) {
    if (customer != prepared) {
      sources.forEach(source -> source.prepare(customer));
      prepared = customer;
    }
  }

  /**
   * Hands over each proposed item once. No source is asked for more when all items that may be
   * proposed have been.
   *
   * @param least the number of items that are needed; fewer only if fewer can be proposed
   */
  void propose(boolean[] excluded, int least, IntConsumer candidate) {
    call++;
    left = allowed(excluded);
    for (Source source : sources) {
      if (left == 0) {
        return;
      }
      source.propose(
          excluded,
          least,
          item -> {
            if (proposedIn[item] != call) {
              proposedIn[item] = call;
              left--;
              candidate.accept(item);
            }
          });
    }
  }

  private static int allowed(boolean[] excluded) {
    int allowed = 0;
    for (boolean isExcluded : excluded) {
      allowed += isExcluded ? 0 : 1;
    }
    return allowed;
  }

  Source of(CandidateSource source) {
    return switch (source) {
      case OWN -> own;
      case ALS -> factors;
      case NEIGHBOUR -> neighbours;
      case CONTENT -> content;
      case ARRIVAL -> arrivals;
      case POPULAR -> popular;
    };
  }
}
