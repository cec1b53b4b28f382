// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import xietong.app.command.ProgramCommand;
import xietong.app.command.Surroundings;
import xietong.app.config.InvalidConfiguration;
import xietong.app.output.Output;
import xietong.app.output.RefusalText;
import xietong.client.HubRefusal;
import xietong.rules.Refused;

/** The command line: one class for each command, and one place where a failure becomes a line and an exit code. */
public final class Cli {
    /** Log levels of commands that run a hub; of the others one hears only what went wrong. */
    static final Map<String, String> LEVELS = Map.of("serve", "info", "demo", "warn");

    private Cli() {}

    /**
     * The command line for some arguments. Where the first of them is a command, the others are not made: that is most of
     * what starting the program costs.
     */
    public static CommandLine commandLine(Map<String, String> environment, String... arguments) {
        var factory = new Factory(new Surroundings(environment));
        CommandLine line = new CommandLine(new ProgramCommand(), factory);
        List<Class<?>> meant = ProgramCommand.COMMANDS.stream()
                .filter(c -> arguments.length > 0 && c.getAnnotation(Command.class).name().equals(arguments[0]))
                .filter(c -> c != HelpCommand.class)
                .toList();
        (meant.isEmpty() ? ProgramCommand.COMMANDS : meant).forEach(c -> line.addSubcommand(new CommandLine(c, factory)));
        if (meant.isEmpty()) {
            line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
            line.getSubcommands().get("completion").getCommandSpec().usageMessage()
                    .description("Writes a completion script for bash and zsh: source <(xietong completion)");
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Cli::failed);
        line.setParameterExceptionHandler(Cli::misspelt);
        line.setUsageHelpAutoWidth(true);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    /** Commands get what surrounds the program by their constructor, where they want it. */
    private record Factory(Surroundings surroundings) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Surroundings.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(surroundings));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    private static int misspelt(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, line.getErr());
        line.getErr().println("'" + line.getCommandSpec().qualifiedName() + " --help' tells more.");
        return ExitCodes.USAGE;
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        LoggerFactory.getLogger(Cli.class).debug("failed", failure);
        if (failure instanceof HubRefusal refusal) {
            Output.of(line).refused(refusal);
            return RefusalText.unreachable(refusal) ? ExitCodes.NO_CONNECTION : ExitCodes.REFUSED;
        }
        line.getErr().println(sentence(failure));
        return failure instanceof InvalidConfiguration ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    private static String sentence(Exception failure) {
        Exception cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        String message = cause.getMessage();
        if (cause instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return message + " is there already";
        }
        if (cause instanceof AccessDeniedException) {
            return message + " may not be read or written";
        }
        boolean ours = cause instanceof InvalidConfiguration || cause instanceof Refused || cause instanceof IOException
                || cause instanceof IllegalStateException || cause instanceof IllegalArgumentException;
        return message == null || !ours
                ? "failed: " + cause + "; XIETONG_LOG=debug shows where" : message;
    }
}
