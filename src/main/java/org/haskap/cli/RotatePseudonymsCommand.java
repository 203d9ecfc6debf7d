package org.haskap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.evidence.Pseudonyms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rotate-pseudonyms}: a new key for pseudonyms. */
@Command(
        name = "rotate-pseudonyms",
        description = {
            "Makes a new key for the pseudonyms in facts. Facts recorded from now on use it, also by a running server.",
            "People still count once: the keys before are kept, and new facts carry the pseudonyms under them too."
        },
        mixinStandardHelpOptions = true)
public final class RotatePseudonymsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    /** Made by the command line. */
    public RotatePseudonymsCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (var closing = new Closing()) {
            var databases = new Databases(options, new Progress(out), closing);
            Pseudonyms pseudonyms = databases.existing(options.region).getBean(Pseudonyms.class);
            int version = Actors.as(Actor.operator("rotate-pseudonyms"), pseudonyms::rotate);
            out.println("Pseudonyms are made with key " + version + " from now on.");
            out.flush();
            return 0;
        }
    }
}
