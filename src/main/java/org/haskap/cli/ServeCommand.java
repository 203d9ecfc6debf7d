package org.haskap.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.signin.FirstAdministrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: database, tables, sample if empty, web; until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves the region's pages; reads the sample when the region is empty. The default command.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "where to listen; 0 for any free port (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "HOST=REGION",
            converter = {HostName.class, DataOptions.RegionName.class},
            description = "a host name that means another region; may be given several times")
    private Map<String, Region> hosts = new LinkedHashMap<>();

    @Option(names = "--empty", description = "leave an empty region empty: do not read the sample")
    private boolean empty;

    @Option(names = "--check", description = "start, ask for the first page and all it links to, and stop")
    private boolean check;

    /** Made by the command line. */
    public ServeCommand() {}

    @Override
    public Integer call() throws Exception {
        var progress = new Progress(spec.commandLine().getOut());
        requireFree(port);
        try (var closing = new Closing()) {
            DatabaseLogins database = new Databases(options, progress, closing).own();
            Regions regions = closing.add(progress.step(
                    "Preparing region " + options.region.name(), () -> Regions.open(database, options.region, hosts)));
            Web web = closing.add(new Web(port, options.folder(), regions));
            web.start(progress, empty ? null : FirstImport.ofSamples(Home.folder()));
            progress.say("Ready after " + progress.sinceStart() + ": " + web.address() + "  (Ctrl-C stops it)");
            if (!check) {
                sayWhereAdministratorsBegin(web, regions, progress);
            }
            if (check) {
                return progress.step("Asking for pages", () -> FrontDoor.check(web.address()), FrontDoor::words)
                                .broken()
                                .isEmpty()
                        ? 0
                        : 1;
            }
            new CountDownLatch(1).await(); // the process is told to stop; Closing does the rest
            return 0;
        }
    }

    /** Printed and not logged: who reads it becomes administrator. */
    private static void sayWhereAdministratorsBegin(Web web, Regions regions, Progress progress) {
        for (Region region : regions.all()) {
            regions.in(region, () -> web.bean(FirstAdministrator.class).link())
                    .ifPresent(link -> progress.say("Region " + region.name()
                            + " has no administrator. Who opens this link within 24 hours becomes it: " + link));
        }
    }

    /** Looks before anything is started; whoever takes the port in between is noticed by the web server. */
    private static void requireFree(int port) {
        if (port < 0 || port > 65535) {
            throw new CommandException("Port " + port + " does not exist; choose one up to 65535 with --port.");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw Web.portInUse(port, e);
        }
    }

    /** Leaves a host name as it is; the map's first half. */
    static final class HostName implements picocli.CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String name) {
            return name;
        }
    }
}
