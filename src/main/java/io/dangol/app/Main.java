package io.dangol.app;

import io.dangol.config.IllegalConfiguration;
import io.dangol.job.Failure;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. */
@Command(
    name = "dangol",
    description = "Trains, every night, all that a shop needs to treat each customer as a regular.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done or nothing to do, 2 configuration or usage, 3 data,",
      "4 storage (worth a retry), 5 refused by the checks before publishing,",
      "6 another run holds the lock, 70 a bug, 130 and 143 interrupted.",
      "",
      "Start here:  dangol demo"
    },
    subcommands = {
      NightlyCommand.class,
      BackfillCommand.class,
      RunCommand.class,
      PlanCommand.class,
      CheckConfigCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      ShowCommand.class,
      ReleasesCommand.class,
      RollbackCommand.class,
      VerifyCommand.class,
      HelpCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int CONFIGURATION = Failure.Kind.CONFIGURATION.exitCode();
  static final int BUG = 70;

  private Main() {}

  public static void main(String[] arguments) {
    if (Runtime.version().feature() != 17) {
      System.err.printf(
          "Dangol runs on JDK 17, but this is %s: Hadoop inside Spark 4.1 fails on newer ones.%n"
              + "Point JAVA_HOME at a JDK 17.%n",
          Runtime.version());
      System.exit(CONFIGURATION);
    }
    Signals.answer(Thread.currentThread());
    int exitCode = commandLine().execute(arguments);
    if (Signals.received().isEmpty()) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine() {
    CommandLine dangol = new CommandLine(new Main());
    // An id may be a negative number.
    CommandLine show = dangol.getSubcommands().get("show");
    List.of("customer", "item")
        .forEach(
            what -> show.getSubcommands().get(what).setUnmatchedOptionsArePositionalParams(true));
    return dangol
        .registerConverter(LocalDate.class, Main::date)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(Main::exitCode)
        .setParameterExceptionHandler((exception, arguments) -> usage(exception))
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              PrintWriter err = command.getErr();
              if (Signals.received().isEmpty()) {
                err.println(message(exception));
                err.flush();
              }
              return exitCode(exception);
            });
  }

  /** What the process ends with when a command throws this. */
  static int exitCode(Throwable thrown) {
    return thrown instanceof IllegalConfiguration
            || thrown instanceof CommandLine.ParameterException
        ? CONFIGURATION
        : Failures.of(thrown).map(failure -> failure.kind().exitCode()).orElse(BUG);
  }

  /** One sentence, and where to read on: the options of a command would bury it. */
  private static int usage(CommandLine.ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    if (command.getSubcommands().isEmpty()) {
      err.printf("See '%s --help'.%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err);
    }
    err.flush();
    return CONFIGURATION;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no date, must be written as 2011-12-09");
    }
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof IllegalConfiguration) {
      return String.valueOf(thrown.getMessage());
    }
    return Failures.of(thrown)
        .map(failure -> String.valueOf(failure.getMessage()))
        .orElseGet(
            () -> {
              LOG.error("unexpected: {}", Failures.trace(thrown));
              return "This is a bug in Dangol ("
                  + thrown.getClass().getSimpleName()
                  + "); nothing was published. The log above has the place.";
            });
  }
}
