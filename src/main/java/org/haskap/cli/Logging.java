package org.haskap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes: warnings to standard error, until a command that owns a data folder sends everything to a file
 * there. In code and not in XML, because the parser alone would cost more than reading a document.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    /** For logback, which looks this class up as a service. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        use(context, Level.WARN, appender, pattern("%level %logger{0}: %msg%n%nopex"));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Keeps Spring Boot from putting its own set-up, which writes to standard output, over this one. */
    static void stays() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    /** The file everything goes to; empty while there is none. */
    static Optional<Path> file() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appenders = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof FileAppender<ILoggingEvent> appender) {
                return Optional.of(Path.of(appender.getFile()));
            }
        }
        return Optional.empty();
    }

    /** How a line of the log's file is written. */
    enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line, for programs that gather logs. */
        JSON
    }

    /** From now on everything goes to that file; ten older ones of 10 MB are kept. */
    static void toFile(Path file, Format format) {
        stays();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // Tomcat and the JDBC driver log to java.util.logging
        SLF4JBridgeHandler.install();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        var keep = new FixedWindowRollingPolicy();
        keep.setContext(context);
        keep.setParent(appender);
        keep.setFileNamePattern(file + ".%i");
        keep.setMaxIndex(10);
        keep.start();
        appender.setRollingPolicy(keep);
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("10MB"));
        size.start();
        appender.setTriggeringPolicy(size);
        use(
                context,
                Level.INFO,
                appender,
                switch (format) {
                    case TEXT ->
                        pattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{36} %X{request:--}: %msg%n");
                    case JSON -> json();
                });
    }

    private static PatternLayoutEncoder pattern(String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        return encoder;
    }

    private static JsonEncoder json() {
        var encoder = new JsonEncoder();
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithMessage(false); // the formatted one says the same and is easier to search
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static void use(
            LoggerContext context,
            Level level,
            OutputStreamAppender<ILoggingEvent> appender,
            Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
    }
}
