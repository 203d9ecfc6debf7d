package org.haskap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.haskap.evidence.Rollups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rebuild-evidence}: makes everything that was rolled up anew from the facts. */
@Command(
        name = "rebuild-evidence",
        description = {
            "Makes all totals anew from the facts. Pages stay right meanwhile: they use the old ones until the new ones are there.",
            "Works beside a running server and without one. Broken off, it changed nothing; run it again."
        },
        mixinStandardHelpOptions = true)
public final class RebuildEvidenceCommand implements Callable<Integer> {
    private static final long TOLD_EACH = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    /** Made by the command line. */
    public RebuildEvidenceCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        try (var closing = new Closing()) {
            var databases = new Databases(options, progress, closing);
            Rollups rollups = databases.existing(options.region).getBean(Rollups.class);
            var told = new long[1];
            try {
                long facts = rollups.rebuild(done -> {
                    if (done / TOLD_EACH > told[0]) {
                        told[0] = done / TOLD_EACH;
                        progress.say(Contents.counted(done, "fact") + " after " + progress.sinceStart());
                    }
                });
                out.println("Rebuilt from " + Contents.counted(facts, "fact") + ".");
                out.flush();
                return 0;
            } catch (IllegalStateException e) {
                throw new CommandException(e.getMessage() + ".", e);
            }
        }
    }
}
