package org.haskap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.Regions;
import org.haskap.document.Proposal;
import org.haskap.intake.Incoming;
import org.haskap.intake.Intake;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.plan.Plans;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.register.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.TransactionStatus;
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

    @Parameters(
            paramLabel = "FILE",
            description = "txt, tsv, csv, xlsx, docx or pdf; or a region.yaml, with all it names")
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

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "plan or register; told by the content when not given",
            converter = ReadCommand.KindConverter.class)
    private Readers.@Nullable Kind kind;

    @Option(names = "--adopt", description = "make it so")
    private boolean adopt;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description =
                    "why targets are revised; needed to adopt a plan that changes the target of an indicator, and shown"
                            + " beside it")
    private @Nullable String reason;

    /** Made by the command line. */
    public ImportCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        Consumer<ConfigurableApplicationContext> work =
                RegionFile.isMeant(file) ? region(progress) : document(progress);
        try (var closing = new Closing()) {
            var database = new Databases(options, progress, closing).ownOrRunning();
            Regions regions = closing.add(Regions.open(database, options.region));
            var context = closing.add(Web.beans(regions));
            Actors.as(Actor.operator("import"), () -> {
                work.accept(context);
                return true;
            });
            out.flush();
            return 0;
        }
    }

    private Consumer<ConfigurableApplicationContext> region(Progress progress) {
        if (plan != null || owner != null || kind != null) {
            throw new CommandException(
                    "A region file says itself what its documents are; leave --plan, --owner and" + " --kind out.");
        }
        var all = RegionImport.read(RegionFile.read(file), progress);
        return context -> take(all, context, spec.commandLine().getOut());
    }

    private void take(RegionImport all, ConfigurableApplicationContext context, PrintWriter out) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            boolean changes = false;
            for (RegionImport.Part part : all.adopt(context, reasonOr(!adopt))) {
                out.println(part.name() + ":");
                print(part.difference(), out);
                requireReason(part.difference(), out);
                changes |= !part.difference().isEmpty();
            }
            if (changes) {
                end(status, out);
            }
        });
    }

    private Consumer<ConfigurableApplicationContext> document(Progress progress) {
        Incoming incoming = progress.step(
                "Reading " + file.getFileName(), () -> Incoming.read(file, kind), read -> Contents.of(read.reading()));
        requirePlan(incoming.reading());
        return context -> take(incoming, context, spec.commandLine().getOut());
    }

    private void requirePlan(Reading read) {
        if (Intake.isRegister(read)) {
            if (plan != null) {
                throw new CommandException(file.getFileName() + " is a register, which belongs to no plan; leave --plan"
                        + " out, or say --kind plan when it is a plan after all.");
            }
        } else if (plan == null || !Intake.isSlug(plan)) {
            throw new CommandException(file.getFileName() + " is a plan; say which one with --plan NAME (lower-case"
                    + " letters, digits and hyphens), or say --kind register when it is a register after all.");
        }
    }

    private void take(Incoming incoming, ConfigurableApplicationContext context, PrintWriter out) {
        Reading read = incoming.reading();
        var intake = context.getBean(Intake.class);
        String whose = owner != null ? owner : knownOwner(read, context);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            Proposal proposal = intake.propose(incoming, String.valueOf(plan), whose);
            print(proposal.difference(), out);
            if (proposal.edition() != null) {
                requireReason(proposal.difference(), out);
                intake.adopt(read, proposal, reasonOr(!adopt));
                end(status, out);
            }
        });
    }

    /** What only shows needs no reason, but walks the same path as what adopts. */
    private String reasonOr(boolean shown) {
        String given = reason == null ? "" : reason.strip();
        return given.isEmpty() && shown ? "shown only" : given;
    }

    private void requireReason(Difference difference, PrintWriter out) {
        int revised = Plans.revisedTargets(difference).size();
        if (revised > 0 && (reason == null || reason.isBlank())) {
            String needed = revised + (revised == 1 ? " target is" : " targets are")
                    + " revised; say why with --reason TEXT, which is shown beside " + (revised == 1 ? "it." : "them.");
            if (adopt) {
                throw new CommandException(needed);
            }
            out.println(needed);
        }
    }

    /** Adopting and only showing walk the same path; they part at its very end. */
    private void end(TransactionStatus status, PrintWriter out) {
        if (adopt) {
            out.println("Adopted.");
        } else {
            status.setRollbackOnly();
            out.println("Nothing was changed; run the same command with --adopt to make it so.");
        }
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
