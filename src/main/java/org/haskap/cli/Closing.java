package org.haskap.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * What must be closed, last opened first, exactly once: by the command when it ends, or by the process when it is told to
 * stop, whichever comes first.
 */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    Closing() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "closing"));
    }

    /** Whether the process has been told to stop: what fails from then on fails because its ground is taken away. */
    static boolean processEnds() {
        var hook = new Thread(() -> {}, "never runs");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException _) {
            return true; // the platform's only way of saying so
        }
    }

    /** Remembers something opened just now; too late is refused, and closed at once. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        if (closed) {
            closed = false;
            close();
            throw new CommandException("Stopped while starting.");
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) { // the rest must be closed all the same
                LoggerFactory.getLogger(Closing.class).error("Not closed cleanly", e);
            }
        }
    }
}
