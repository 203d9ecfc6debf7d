package org.haskap.cli;

import java.nio.file.Path;
import org.haskap.database.Regions;
import org.haskap.intake.IntakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application with its web server, and the same application without one for commands. */
final class Web implements AutoCloseable {
    private final int port;
    private final Path data;
    private final Regions regions;
    private volatile @Nullable ConfigurableApplicationContext context; // closed by another thread than started it

    Web(int port, Path data, Regions regions) {
        this.port = port;
        this.data = data;
        this.regions = regions;
    }

    /** Starts; the first import runs before the first request can come in. */
    void start(Progress progress, @Nullable FirstImport firstImport) throws Exception {
        try {
            SpringApplication spring = application(regions)
                    .initializers(context -> {
                        if (firstImport != null && context instanceof GenericApplicationContext generic) {
                            generic.registerBean(
                                    "firstImport",
                                    SmartInitializingSingleton.class,
                                    () -> () -> firstImport.run(generic.getBeanFactory(), regions, progress));
                        }
                    })
                    .build();
            context = spring.run("--server.port=" + port, "--haskap.data=" + data);
        } catch (RuntimeException e) {
            throw found(e);
        }
    }

    /** The first page's address on this machine; once started. */
    String address() {
        ConfigurableApplicationContext started = context;
        String listening = started == null ? null : started.getEnvironment().getProperty("local.server.port");
        return "http://localhost:" + (listening == null ? port : listening);
    }

    /** A bean of the started application. */
    <T> T bean(Class<T> type) {
        ConfigurableApplicationContext started = context;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started.getBean(type);
    }

    private RuntimeException found(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return portInUse(port, cause);
            }
            if (cause instanceof CommandException sentence) {
                return sentence;
            }
            if (cause instanceof IntakeException sentence) {
                return sentence;
            }
        }
        return e;
    }

    static CommandException portInUse(int port, Throwable cause) {
        return new CommandException(
                "Port " + port + " cannot be used (" + cause.getMessage()
                        + "); stop what listens there or choose another" + " with --port.",
                cause);
    }

    /** The application's beans without a web server, each made when it is asked for. */
    static ConfigurableApplicationContext beans(Regions regions) {
        Logging.stays();
        return application(regions)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .build()
                .run();
    }

    private static SpringApplicationBuilder application(Regions regions) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(Application.with(regions))
                .registerShutdownHook(false); // Closing stops things in their order
    }

    @Override
    public void close() {
        ConfigurableApplicationContext started = context;
        if (started != null) {
            started.close();
        }
    }
}
