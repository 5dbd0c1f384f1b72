package io.dangol.recommend.rank;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The items as vectors of TF-IDF over their words, each of length 1; both by item and by word.
 *
 * <p>A word weighs (1 + ln(times in the item)) * ln(items / items with the word). Words of fewer
 * than {@value #FEWEST} items connect too little to count, and those of more than {@value #MOST} or
 * of all items too much.
 */
final class ContentIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int FEWEST = 3;
  static final int MOST = 2000;

  /** The words of item i lie from itemStarts[i] to itemStarts[i + 1]. */
  final int[] itemStarts;

  final int[] words;
  final float[] weights;

  /** The items of word w lie from wordStarts[w] to wordStarts[w + 1], in ascending order. */
  final int[] wordStarts;

  final int[] items;
  final float[] itemWeights;

  private ContentIndex(int[] itemStarts, int[] words, float[] weights, int vocabulary) {
    this.itemStarts = itemStarts;
    this.words = words;
    this.weights = weights;
    this.wordStarts = new int[vocabulary + 1];
    this.items = new int[words.length];
    this.itemWeights = new float[words.length];
    for (int word : words) {
      wordStarts[word + 1]++;
    }
    for (int word = 0; word < vocabulary; word++) {
      wordStarts[word + 1] += wordStarts[word];
    }
    int[] next = Arrays.copyOf(wordStarts, vocabulary);
    for (int item = 0; item + 1 < itemStarts.length; item++) {
      for (int at = itemStarts[item]; at < itemStarts[item + 1]; at++) {
        int to = next[words[at]]++;
        items[to] = item;
        itemWeights[to] = weights[at];
      }
    }
  }

  /** The words of each item, by position. */
  static ContentIndex of(List<List<String>> itemWords) {
    Map<String, Integer> itemsWith = new TreeMap<>();
    itemWords.forEach(
        list -> list.stream().distinct().forEach(word -> itemsWith.merge(word, 1, Integer::sum)));
    itemsWith
        .values()
        .removeIf(count -> count < FEWEST || count > MOST || count == itemWords.size());
    Map<String, Integer> ids = new HashMap<>();
    double[] idf = new double[itemsWith.size()];
    itemsWith.forEach(
        (word, count) -> {
          idf[ids.size()] = Math.log((double) itemWords.size() / count);
          ids.put(word, ids.size());
        });
    int[] starts = new int[itemWords.size() + 1];
    int[] words = new int[itemWords.stream().mapToInt(List::size).sum()];
    float[] weights = new float[words.length];
    for (int item = 0; item < itemWords.size(); item++) {
      starts[item + 1] = add(itemWords.get(item), ids, idf, starts[item], words, weights);
    }
    int end = starts[itemWords.size()];
    return new ContentIndex(
        starts, Arrays.copyOf(words, end), Arrays.copyOf(weights, end), idf.length);
  }

  /** Adds an item's vector from a place on; returns the place after it. */
  private static int add(
      List<String> list,
      Map<String, Integer> ids,
      double[] idf,
      int start,
      int[] words,
      float[] weights) {
    Map<Integer, Integer> times = new TreeMap<>();
    list.stream()
        .filter(ids::containsKey)
        .forEach(word -> times.merge(ids.get(word), 1, Integer::sum));
    double squares = 0;
    int at = start;
    for (Map.Entry<Integer, Integer> entry : times.entrySet()) {
      double weight = (1 + Math.log(entry.getValue())) * idf[entry.getKey()];
      words[at] = entry.getKey();
      weights[at] = (float) weight;
      squares += weight * weight;
      at++;
    }
    for (int i = start; i < at; i++) {
      weights[i] /= (float) Math.sqrt(squares);
    }
    return at;
  }

  /** Cosine of the words of two items. */
  double cosine(int one, int other) {
    double dot = 0;
    int at = itemStarts[one];
    for (int i = itemStarts[other]; i < itemStarts[other + 1]; i++) {
      while (at < itemStarts[one + 1] && words[at] < words[i]) {
        at++;
      }
      if (at < itemStarts[one + 1] && words[at] == words[i]) {
        dot += (double) weights[at] * weights[i];
      }
    }
    return dot;
  }

  int vocabulary() {
    return wordStarts.length - 1;
  }
}
