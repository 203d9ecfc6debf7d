package org.haskap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.haskap.evidence.RollVerification;
import org.haskap.evidence.Rollups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code verify-evidence}: compares what was rolled up with the facts. */
@Command(
        name = "verify-evidence",
        description = {
            "Compares every total by day and month, and for whom facts stand, with the facts themselves, at one moment.",
            "Prints what differs and ends with 1 then; rebuild-evidence puts it right. Reads every fact.",
            "Works beside a running server and without one."
        },
        mixinStandardHelpOptions = true)
public final class VerifyEvidenceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    /** Made by the command line. */
    public VerifyEvidenceCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        try (var closing = new Closing()) {
            var databases = new Databases(options, progress, closing);
            Rollups rollups = databases.existing(options.region).getBean(Rollups.class);
            RollVerification found = progress.step("Comparing", rollups::verify);
            int exit = print(found, out, spec.commandLine().getErr());
            out.flush();
            return exit;
        }
    }

    static int print(RollVerification found, PrintWriter out, PrintWriter err) {
        String compared = Contents.counted(found.cells(), "total") + " of " + Contents.counted(found.facts(), "fact");
        String behind = found.behind() == 0
                ? ""
                : ". " + Contents.counted(found.behind(), "fact") + " not rolled up yet; answers count them one by one";
        if (found.whole()) {
            out.println("All agree: " + compared + behind + ".");
            return 0;
        }
        found.first().forEach(err::println);
        if (found.differences() > found.first().size()) {
            err.println("… and " + (found.differences() - found.first().size()) + " more.");
        }
        err.println(Contents.counted(found.differences(), "difference") + " among " + compared + behind + ".");
        err.println("Run haskap rebuild-evidence: it makes all totals anew from the facts.");
        err.flush();
        return 1;
    }
}
