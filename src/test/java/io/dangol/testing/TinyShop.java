package io.dangol.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A till of twelve customers and eight days up to a day that there never was on Samoa, for commands
 * in processes of their own.
 */
public final class TinyShop {
  public static final LocalDate LAST_DAY = LocalDate.of(2011, 12, 30);

  /** Every customer's id begins with this. */
  public static final String PERSON = "kim4711";

  private static final int DAYS = 8;
  private static final int CUSTOMERS = 12;

  private final Path folder;

  private TinyShop(Path folder) {
    this.folder = folder;
  }

  /** Writes logs and configuration below a folder. */
  public static TinyShop in(Path folder) {
    TinyShop shop = new TinyShop(folder);
    try {
      Path landing = Files.createDirectories(folder.resolve("landing"));
      for (int day = 0; day < DAYS; day++) {
        LocalDate date = LAST_DAY.minusDays(day);
        Files.writeString(landing.resolve("märz_" + date + ".csv"), till(date));
      }
      Files.writeString(shop.conf(), configuration(landing));
      return shop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path conf() {
    return folder.resolve("shop.conf");
  }

  private static String till(LocalDate date) {
    StringBuilder text = new StringBuilder("customer,kind,article,title,time,quantity,price\n");
    for (int i = 0; i < CUSTOMERS; i++) {
      int article = (i * i + date.getDayOfMonth()) % 7;
      text.append(PERSON + i + ",SALE,i" + article + ",Title " + article + "," + date)
          .append(" " + (10 + i % 10) + ":00:00," + (1 + i % 3) + "," + (1 + i % 5) + ".50\n");
    }
    return text.toString();
  }

  private static String configuration(Path landing) {
    return """
        zone = Europe/Berlin
        ingest.folder = "%s"
        ingest.sources.till {
          format = csv, path = "märz_{yyyy-MM-dd}.csv", currency = EUR
          types { quantity = int, price = "decimal(12,2)" }
          event-types { SALE = purchase }
          events {
            account-id = customer, event-type = kind, item = article, occurred-at = time
            quantity = quantity, amount = "quantity * price"
          }
          items { code = article, title = title }
        }
        recommend { rank = 2, mllib.iterations = 1, trainer = ials }
        spark {
          master = "local[1]", shuffle-partitions = 1
          settings { "spark.sql.codegen.wholeStage" = "false" }
        }
        """
        .formatted(landing);
  }
}
