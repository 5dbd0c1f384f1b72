package io.dangol.publish;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.when;

import io.dangol.table.Words.ReasonCode;
import org.apache.spark.sql.Column;

/** The language of what customers read. */
public enum Language {
  EN {
    @Override
    Column sentence(ReasonCode reason, Column names) {
      Column listed = listed(names, lit(" and "));
      return switch (reason) {
        case BOUGHT_BEFORE -> concat(lit("because you bought "), listed, lit(" before"));
        case SEEN_BEFORE -> concat(lit("because you looked at "), listed);
        case BECAUSE_OF -> concat(lit("because of your interest in "), listed);
        case SAME_CUSTOMERS -> concat(lit("customers who chose "), listed, lit(" chose this, too"));
        case ALIKE -> concat(lit("because it is like "), listed);
        case NEW_ARRIVAL -> lit("new in our shop");
        case POPULAR -> lit("popular with our customers");
        case PICKED -> lit("picked by our shop");
      };
    }

    @Override
    Column withoutReason() {
      return lit("chosen for you");
    }
  },

  KO {
    @Override
    Column sentence(ReasonCode reason, Column names) {
      Column listed = listed(names, KoreanParticle.AND.after(element_at(names, -2)));
      Column last = element_at(names, -1);
      Column object = concat(listed, KoreanParticle.OBJECT.after(last));
      return switch (reason) {
        case BOUGHT_BEFORE -> concat(lit("전에 "), object, lit(" 구매하셨어요"));
        case SEEN_BEFORE -> concat(lit("최근에 "), object, lit(" 보셨어요"));
        case BECAUSE_OF -> concat(listed, lit("에 관심을 보이셨어요"));
        case SAME_CUSTOMERS -> concat(object, lit(" 고른 고객이 함께 고른 상품이에요"));
        case ALIKE -> concat(listed, KoreanParticle.AND.after(last), lit("비슷한 상품이에요"));
        case NEW_ARRIVAL -> lit("새로 들어온 상품이에요");
        case POPULAR -> lit("많은 고객이 찾는 상품이에요");
        case PICKED -> lit("저희 가게가 고른 상품이에요");
      };
    }

    @Override
    Column withoutReason() {
      return lit("고객님께 추천하는 상품이에요");
    }
  };

  /**
   * The sentence of a reason.
   *
   * @param names of the items that explain it; at least one, unless the reason needs none
   */
  abstract Column sentence(ReasonCode reason, Column names);

  /** The sentence where the reason or its items are not known. */
  abstract Column withoutReason();

  /** "A", "A and B", "A, B and C"; only reached with at least one name. */
  private static Column listed(Column names, Column and) {
    Column others = slice(names, lit(1), greatest(size(names).minus(1), lit(0)));
    Column last = element_at(names, -1);
    return when(size(names).equalTo(1), last).otherwise(concat(concat_ws(", ", others), and, last));
  }
}
