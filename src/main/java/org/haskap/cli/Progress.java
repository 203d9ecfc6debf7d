package org.haskap.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;

/** Tells on standard output what is being done and how long it took. */
final class Progress {
    private final PrintWriter out;
    private final long start = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    /** Says what is being done, does it, and adds the time. */
    <T, X extends Throwable> T step(String what, ScopedValue.CallableOp<T, X> work) throws X {
        return step(what, work, _ -> "");
    }

    /** The same; the result's own words stand before the time. */
    <T, X extends Throwable> T step(String what, ScopedValue.CallableOp<T, X> work, Function<T, String> words)
            throws X {
        long before = System.nanoTime();
        out.print(what + " … ");
        out.flush();
        boolean done = false;
        try {
            T result = work.call();
            done = true;
            String said = words.apply(result);
            out.println(said + (said.isEmpty() ? "" : " ") + "(" + seconds(System.nanoTime() - before) + ")");
            out.flush();
            return result;
        } finally {
            if (!done) {
                out.println("not done.");
                out.flush();
            }
        }
    }

    /** Says a line. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Time since the command began. */
    String sinceStart() {
        return seconds(System.nanoTime() - start);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
