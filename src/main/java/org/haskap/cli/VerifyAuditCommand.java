package org.haskap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.haskap.access.Audit;
import org.haskap.access.AuditVerification;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code verify-audit}: checks the audit trail from its first entry to its last. */
@Command(
        name = "verify-audit",
        description = {
            "Checks the audit trail: every entry is as it was written, in its place, and none is missing.",
            "Prints how many there are and the head of the chain. Keep the head outside this machine: given with",
            "--since next time, it also finds a chain that somebody wrote anew. Ends with 1 when anything differs.",
            "Works beside a running server and without one."
        },
        mixinStandardHelpOptions = true)
public final class VerifyAuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--since",
            paramLabel = "HEAD",
            converter = HeadConverter.class,
            description = "a head printed earlier (number:hash) that the chain must still contain")
    private AuditVerification.@Nullable Head since;

    /** Made by the command line. */
    public VerifyAuditCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (var closing = new Closing()) {
            var databases = new Databases(options, new Progress(out), closing);
            AuditVerification found =
                    databases.existing(options.region).getBean(Audit.class).verify(since);
            int exit = print(found, out, spec.commandLine().getErr());
            out.flush();
            return exit;
        }
    }

    static int print(AuditVerification found, PrintWriter out, PrintWriter err) {
        switch (found) {
            case AuditVerification.Whole(var count, var head, var blanked) -> {
                out.println("The audit trail is whole: "
                        + Contents.counted(count, "entry").replace("entrys", "entries") + ", "
                        + Contents.counted(blanked, "value") + " blanked by recorded erasures.");
                out.println("Head: " + head);
                return 0;
            }
            case AuditVerification.Broken(var number, var at, var what) -> {
                err.println("The audit trail is broken at entry " + number
                        + (at == null ? "" : " of " + at.atZone(JapanTime.ZONE).toOffsetDateTime()) + ": "
                        + what.sentence() + ".");
                err.println(
                        "Entries before it are as they were written. Compare with a backup from before it happened.");
                err.flush();
                return 1;
            }
        }
    }

    /** Reads a head. */
    static final class HeadConverter implements ITypeConverter<AuditVerification.Head> {
        @Override
        public AuditVerification.Head convert(String printed) {
            try {
                return AuditVerification.Head.parse(printed);
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("“" + printed + "” is no head; give what verify-audit printed.");
            }
        }
    }
}
