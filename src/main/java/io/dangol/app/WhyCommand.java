package io.dangol.app;

import io.dangol.ingest.source.PlainForm;
import io.dangol.night.ListInquiry;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one item's place in one customer's list. */
@Command(
    name = "why",
    description = {
      "Says why an item is in a customer's list, or at which step it fell out.",
      "Makes the list again from the lake; writes and publishes nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol why 17850 22423 --conf conf/online-retail.conf"})
final class WhyCommand implements Callable<Integer> {

  @Mixin private ConfigOptions config;

  @Parameters(
      index = "0",
      paramLabel = "ACCOUNT",
      description = "The shop's own id of the customer's account.")
  private String account;

  @Parameters(index = "1", paramLabel = "CODE", description = "The shop's own code of the item.")
  private String code;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The night's date, as in 2011-12-09 (default: the last night with lists).")
  private @Nullable LocalDate asOf;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String customer = PlainForm.of(GivenId.of(account, spec));
    String item = GivenId.of(code, spec);
    ListInquiry inquiry = ListInquiry.open(config.settings(), Optional.ofNullable(asOf));
    PrintWriter out = spec.commandLine().getOut();
    out.print(WhyText.of(customer, item, inquiry.of(customer, item)));
    out.flush();
    return 0;
  }
}
