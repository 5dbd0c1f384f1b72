package io.dangol.app;

import io.dangol.config.IllegalConfiguration;
import io.dangol.job.ExitCode;
import io.dangol.job.Failure;
import io.dangol.night.Failures;
import io.dangol.night.ProcessDefaults;
import io.dangol.night.Signals;
import io.dangol.night.Version;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "dangol",
    description = "Trains, every night, all that a shop needs to treat each customer as a regular.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NightlyCommand.class,
      BackfillCommand.class,
      RunCommand.class,
      PlanCommand.class,
      CheckConfigCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      ShowCommand.class,
      WhyCommand.class,
      ReleasesCommand.class,
      RollbackCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      MaintainCommand.class,
      AccessCommand.class,
      EraseCommand.class,
      FindBytesCommand.class,
      DocsCommand.class,
      RejectsCommand.class,
      ReplayCommand.class,
      UntakeCommand.class,
      HelpCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int CONFIGURATION = Failure.Kind.CONFIGURATION.exitCode();

  /** What {@code --version} prints. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"dangol " + Version.current()};
    }
  }

  private Main() {}

  public static void main(String[] arguments) {
    ProcessDefaults.set();
    if (Runtime.version().feature() != 17) {
      System.err.printf(
          "Dangol runs on JDK 17, but this is %s: Hadoop inside Spark 4.1 fails on newer ones.%n"
              + "Point JAVA_HOME at a JDK 17.%n",
          Runtime.version());
      System.exit(CONFIGURATION);
    }
    Signals.answer(Thread.currentThread());
    int exitCode = run(arguments);
    if (Signals.received().isEmpty()) {
      System.exit(exitCode);
    }
  }

  private static int run(String... arguments) {
    try {
      ProcessDefaults.requireFileNames(System.getProperty("sun.jnu.encoding", "unknown"));
      return commandLine().execute(arguments);
    } catch (Failure | Error e) {
      // Hadoop throws one, FSError, when a local disk is full.
      System.err.println(message(e));
      return exitCode(e);
    }
  }

  /** All commands, with their texts and exit codes, for this process's terminal. */
  public static CommandLine commandLine() {
    CommandLine dangol = new CommandLine(new Main());
    dangol.getCommandSpec().usageMessage().footer(footer());
    allowNegativeIds(dangol);
    return dangol
        .setOut(Visible.lines(System.out))
        .setErr(Visible.lines(System.err))
        // Colours would be shown by their number too.
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
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

  private static void allowNegativeIds(CommandLine dangol) {
    CommandLine show = dangol.getSubcommands().get("show");
    Stream.of(
            show.getSubcommands().get("customer"),
            show.getSubcommands().get("item"),
            dangol.getSubcommands().get("why"))
        .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
  }

  private static int exitCode(Throwable thrown) {
    return thrown instanceof CommandLine.ParameterException
        ? CONFIGURATION
        : Failures.exitCode(thrown);
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

  private static String[] footer() {
    List<String> lines = new ArrayList<>(List.of("", "Exit codes:"));
    ExitCode.all().forEach(exit -> lines.add("  " + exit));
    lines.addAll(List.of("", "Start here:  dangol demo"));
    return lines.toArray(String[]::new);
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
