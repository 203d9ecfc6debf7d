package org.haskap.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.haskap.database.BackupException;
import org.haskap.database.DatabaseUnavailableException;
import org.haskap.intake.IntakeException;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one sentence on standard error. Exit code 2: something outside was not as it must be, and
 * the sentence says what to do. Exit code 1: a defect of the program, whose details are in the log.
 */
public final class Sentences implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int DEFECT = 1;
    private static final int NOT_AS_IT_MUST_BE = 2;

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (Closing.processEnds()) {
            return NOT_AS_IT_MUST_BE; // somebody pressed Ctrl-C and knows why
        }
        return switch (e) {
            case CommandException c -> say(command, c.getMessage());
            case DatabaseUnavailableException d -> {
                LoggerFactory.getLogger(Sentences.class).info("Ended because of this", d);
                yield say(command, d.getMessage());
            }
            case BackupException b -> {
                LoggerFactory.getLogger(Sentences.class).info("Ended because of this", b);
                yield say(command, b.getMessage());
            }
            case IntakeException i -> say(command, i.getMessage());
            case UnreadableException u -> say(command, u.english());
            default -> {
                command.getErr().println("haskap: something is broken inside (" + e + "); " + details(e));
                yield DEFECT;
            }
        };
    }

    /** Keeps what a programmer needs, and says where. */
    private static String details(Exception e) {
        Optional<Path> log = Logging.file();
        if (log.isPresent()) {
            LoggerFactory.getLogger(Sentences.class).error("Ended by a defect", e);
            return log.get() + " has the details.";
        }
        try {
            Path file = Files.createTempFile("haskap-defect", ".txt");
            try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
                e.printStackTrace(writer);
            }
            return file + " has the details.";
        } catch (IOException _) {
            return "there is no place to write the details.";
        }
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("haskap: " + e.getMessage() + "; '" + name + " --help' lists what there is.");
        return NOT_AS_IT_MUST_BE;
    }

    private static int say(CommandLine command, @Nullable String sentence) {
        command.getErr().println("haskap: " + sentence);
        return NOT_AS_IT_MUST_BE;
    }
}
