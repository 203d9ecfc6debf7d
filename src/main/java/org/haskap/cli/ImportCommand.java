package org.haskap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.haskap.database.Regions;
import org.haskap.document.Proposal;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.plan.Plans;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.register.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: shows what a document would change in the region, and changes it when told to. */
@Command(
        name = "import",
        description = {
            "Shows what a document adds, changes and takes away, and changes nothing until --adopt is given.",
            "Works beside a running server and without one."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "txt, tsv, csv, xlsx, docx or pdf")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description = "the plan it is an edition of, as in the plan's address: lower-case letters, digits, hyphens")
    private @Nullable String plan;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "whose document it is; needed for the first edition only")
    private @Nullable String owner;

    @Option(names = "--adopt", description = "make it so")
    private boolean adopt;

    /** Made by the command line. */
    public ImportCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        Reading read = progress.step("Reading " + file.getFileName(), () -> Readers.read(file, null), Intake::contents);
        requirePlan(read);
        try (var closing = new Closing()) {
            var database = new Databases(options, progress, closing).ownOrRunning();
            Regions regions = closing.add(Regions.open(database, options.region));
            var context = closing.add(Web.beans(regions));
            take(read, context, out);
            return 0;
        }
    }

    private void requirePlan(Reading read) {
        boolean register = Intake.isRegister(read);
        if (!register && (plan == null || !plan.matches("[a-z0-9]+(-[a-z0-9]+)*"))) {
            throw new CommandException(file.getFileName() + " is a plan; say which one with --plan NAME (lower-case"
                    + " letters, digits and hyphens).");
        }
    }

    private void take(Reading read, ConfigurableApplicationContext context, PrintWriter out) {
        var intake = new Intake(context);
        var transaction = context.getBean(TransactionTemplate.class);
        String whose = owner != null ? owner : knownOwner(read, context);
        transaction.executeWithoutResult(status -> {
            Proposal proposal = intake.propose(file, read, String.valueOf(plan), whose);
            print(proposal.difference(), out);
            if (proposal.edition() == null) {
                return;
            }
            if (adopt) {
                intake.adopt(read, proposal);
                out.println("Adopted.");
            } else {
                intake.rehearse(read, proposal);
                status.setRollbackOnly();
                out.println("Nothing was changed; run the same command with --adopt to make it so.");
            }
        });
        out.flush();
    }

    private String knownOwner(Reading read, ConfigurableApplicationContext context) {
        var known = Intake.isRegister(read)
                ? context.getBean(Programmes.class).register(null).map(register -> register.owner())
                : context.getBean(Plans.class)
                        .current(String.valueOf(plan))
                        .map(tree -> tree.plan().owner());
        return known.orElseThrow(() ->
                        new CommandException("This is the first of its kind here; say whose it is with --owner NAME."))
                .name();
    }

    private static void print(Difference difference, PrintWriter out) {
        for (Change change : difference.changes()) {
            out.println(english(change));
        }
        out.println(
                difference.isEmpty()
                        ? "No difference: this is what is adopted already."
                        : difference.count(Change.Kind.ADDED) + " added, " + difference.count(Change.Kind.CHANGED)
                                + " changed, " + difference.count(Change.Kind.GONE) + " gone.");
    }

    /** One change in a line: names as the document has them, the verb in English. */
    static String english(Change change) {
        String thing = change.what() + " " + change.code() + "  " + oneLine(change.title());
        return switch (change.kind()) {
            case ADDED -> "added    " + thing;
            case GONE -> "gone     " + thing;
            case CHANGED ->
                "changed  " + thing + "  " + change.field() + ": " + quoted(change.before()) + " → "
                        + quoted(change.after());
        };
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "(none)" : "「" + oneLine(text) + "」";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
